#include "lib/stream/tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/stream/recorder.h"

namespace tracectl {
namespace {

using namespace tracectl::testing;

struct TaskEvents : ::testing::Test {
  Recorder told;
  Stream stream{told};
  uint64_t time_ns = 0;

  // The last line told, after this record.
  std::string after(RecordBuilder record) {
    time_ns += 10;
    stream.add(packet_of(0, time_ns + 1, record.time(time_ns)));
    stream.advance();
    return told.lines.empty() ? "" : told.lines.back();
  }
  static RecordBuilder task(trc_task_event event, uint32_t by, const trc_task& body, std::string_view comm) {
    return RecordBuilder(TRC_TASK).tid(by).task(event, body, comm);
  }
};

TEST_F(TaskEvents, a_child_inherits_the_executable_until_it_calls_exec) {
  stream.know_task({.tid = 7, .tgid = 7, .comm = "make", .executable = "/usr/bin/make"});
  EXPECT_EQ(after(task(TRC_TASK_FORK, 7, {.tid = 8, .tgid = 8, .parent_tgid = 7}, "make")),
            "task 1 @10 tid=8 tgid=8 make /usr/bin/make");
  EXPECT_EQ(after(task(TRC_TASK_EXEC, 8, {.tid = 8, .tgid = 8, .parent_tgid = 7}, "cc1").string(0, "/usr/lib/cc1")),
            "task 2 @20 tid=8 tgid=8 cc1 /usr/lib/cc1");
  EXPECT_EQ(after(task(TRC_TASK_RENAME, 8, {.tid = 8, .tgid = 8}, "worker")),
            "task 4 @30 tid=8 tgid=8 worker /usr/lib/cc1");
  EXPECT_EQ(after(task(TRC_TASK_CGROUP, 1, {.tid = 8, .tgid = 8, .cgroup_id = 5}, "worker")),
            "task 5 @40 tid=8 tgid=8 worker /usr/lib/cc1");
  EXPECT_EQ(after(task(TRC_TASK_EXEC, 8, {.tid = 8, .tgid = 8}, "hidden").item(0, TRC_FAULT, "")),
            "task 2 @50 tid=8 tgid=8 hidden")
      << "the old program's name is not the new one's";
}

TEST_F(TaskEvents, an_exit_is_told_with_what_was_known_and_then_forgotten) {
  stream.know_task({.tid = 7, .tgid = 7, .comm = "cat", .executable = "/bin/cat"});
  EXPECT_EQ(after(task(TRC_TASK_EXIT, 7, {.tid = 7, .tgid = 7}, "cat")), "task 3 @10 tid=7 tgid=7 cat /bin/cat");
  EXPECT_EQ(after(RecordBuilder(TRC_SIGNAL).tid(7).signal(15)), "signal 15 @20 tid=7 48");
  EXPECT_EQ(after(call(7, 1, 0, 30)), "whole tid=7 nr=1 @30() @30=0") << "the id is somebody else's by now";
}

TEST_F(TaskEvents, exec_of_a_second_thread_takes_the_leaders_place) {
  stream.know_task({.tid = 9, .tgid = 7, .comm = "thread"});
  after(task(TRC_TASK_EXEC, 7, {.tid = 7, .tgid = 7, .old_tid = 9}, "sh").string(0, "/bin/sh"));
  EXPECT_EQ(after(call(9, 1, 0, 0)), "whole tid=9 nr=1 @20() @20=0");
  EXPECT_EQ(after(call(7, 1, 0, 0)), "whole tid=7 nr=1 @30() @30=0 sh");
}

TEST_F(TaskEvents, a_task_of_which_records_told_more_is_not_overwritten_by_the_scan) {
  after(task(TRC_TASK_RENAME, 7, {.tid = 7, .tgid = 7}, "new"));
  stream.know_task({.tid = 7, .tgid = 7, .comm = "old"});
  EXPECT_EQ(after(call(7, 1, 0, 0)), "whole tid=7 nr=1 @20() @20=0 new");
}

TEST(Tasks, an_unknown_thread_has_an_id_and_no_name) {
  Tasks tasks;
  EXPECT_EQ(tasks.of(7).tid, 7u);
  EXPECT_EQ(tasks.of(7).tgid, 7u);
  EXPECT_EQ(tasks.of(7).comm, "");
  tasks.know({.tid = 7, .tgid = 5, .comm = "x"});
  EXPECT_EQ(tasks.of(7).tgid, 5u) << "what was made up gives way";
}

TEST(Tasks, threads_that_share_a_place_in_the_front_cache_are_told_apart) {
  Tasks tasks;
  for (uint32_t tid = 1; tid < 1000; ++tid) tasks.know({.tid = tid, .tgid = tid + 1, .comm = "x"});
  for (uint32_t tid = 1; tid < 1000; tid += 64) EXPECT_EQ(tasks.of(tid).tgid, tid + 1);
  tasks.remove(65);
  EXPECT_EQ(tasks.of(1).tgid, 2u);
  EXPECT_EQ(tasks.of(65).tgid, 65u);
  tasks.remove(65);
  EXPECT_EQ(tasks.of(65).tgid, 65u);
}

}  // namespace
}  // namespace tracectl
