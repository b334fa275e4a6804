#include "lib/syscalls/capture_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "lib/wire/record.h"

namespace tracectl::syscalls {
namespace {

CapturePlan full_plan() {
  return make_capture_plan(CallSet::all(), CaptureLimits{}, CaptureChoice{}, 1);
}

const trc_op* op_of(const CapturePlan& plan, uint16_t index, uint8_t arg) {
  const trc_plan& p = plan.plans[index];
  for (uint32_t i = 0; i < p.n_ops; ++i) {
    if (p.ops[i].arg == arg) return &p.ops[i];
  }
  return nullptr;
}

const trc_op* op_of(const CapturePlan& plan, uint16_t index, uint8_t arg, uint8_t sub) {
  const trc_plan& p = plan.plans[index];
  for (uint32_t i = 0; i < p.n_ops; ++i) {
    if (p.ops[i].arg == arg && p.ops[i].sub == sub) return &p.ops[i];
  }
  return nullptr;
}

TEST(CapturePlan, fits_into_the_tables_of_the_kernel_side) {
  for (const uint32_t limit : {0u, 32u, 65536u}) {
    CaptureLimits limits;
    limits.string = limits.buffer = limit;
    limits.elements = limit + 1;
    const CapturePlan plan = make_capture_plan(CallSet::all(), limits, CaptureChoice{}, 1);
    EXPECT_EQ(plan.calls.size(), TRC_CALLS);
    EXPECT_LT(plan.plans.size(), TRC_PLANS) << "a plan that found no place would not be captured";
    EXPECT_LT(plan.choices.size(), TRC_CHOICES_MAX);
    for (const trc_plan& p : plan.plans) {
      EXPECT_LE(p.n_ops, TRC_PLAN_OPS);
      EXPECT_LE(p.max_bytes, TRC_RECORD_MAX);
    }
  }
}

TEST(CapturePlan, every_pointer_of_every_row_has_an_operation) {
  const CapturePlan plan = full_plan();
  for (const Row* row : all_rows()) {
    for (const Abi abi : {Abi::x86_64, Abi::i386}) {
      if (row->nr.on(abi) < 0) continue;
      const trc_call& call = plan.calls[static_cast<size_t>(row->nr.on(abi)) + (abi == Abi::i386 ? TRC_NR_I386 : 0)];
      EXPECT_EQ(call.nargs, row->arity()) << row->name;
      for (uint8_t i = 0; i < row->arity(); ++i) {
        const Type& type = row->args[i].type;
        if (!type.is_pointer()) continue;
        EXPECT_TRUE(type.direction == Direction::out || op_of(plan, call.enter_plan, i) != nullptr)
            << row->name << " " << row->args[i].name;
        EXPECT_TRUE(type.direction == Direction::in || op_of(plan, call.exit_plan, i) != nullptr)
            << row->name << " " << row->args[i].name;
      }
    }
  }
}

TEST(CapturePlan, an_always_on_session_keeps_more_than_a_line_shows) {
  const CapturePlan plan = make_capture_plan(CallSet::all(), CaptureLimits::for_session(), CaptureChoice{}, 1);
  EXPECT_LT(plan.plans.size(), TRC_PLANS);
  EXPECT_EQ(op_of(plan, plan.calls[1].enter_plan, 1)->max, 256u) << "write's buffer";
  EXPECT_EQ(op_of(plan, plan.calls[2].enter_plan, 0)->max, 4096u + 2) << "open's path";
  EXPECT_EQ(op_of(plan, plan.calls[59].enter_plan, 1)->elem, 4096u) << "execve's argv, in all";
  EXPECT_EQ(op_of(plan, plan.calls[59].enter_plan, 2)->kind, TRC_COPY_ENVC);
}

TEST(CapturePlan, only_wanted_calls_have_sessions) {
  const auto wanted = parse_call_set("openat,close@64");
  ASSERT_TRUE(wanted);
  const CapturePlan plan = make_capture_plan(*wanted, CaptureLimits{}, CaptureChoice{}, 4);
  for (uint32_t i = 0; i < TRC_CALLS; ++i) {
    const bool is_wanted = i == 257 || i == TRC_NR_I386 + 295 || i == 3;
    EXPECT_EQ(plan.calls[i].sessions, is_wanted ? 4 : 0) << i;
  }
}

TEST(CapturePlan, in_out_arguments_are_not_read_again) {
  // What stands there at exit is the "after", and would pass for the "before".
  const CapturePlan plan = full_plan();
  for (const trc_call& call : plan.calls) {
    const trc_plan& exit = plan.plans[call.exit_plan];
    for (uint32_t i = 0; i < exit.n_ops; ++i) {
      if (exit.ops[i].kind == TRC_COPY_MMSGHDR && exit.ops[i].max == 0) continue;  // only how much of each was sent
      const trc_op* before = op_of(plan, call.enter_plan, exit.ops[i].arg, exit.ops[i].sub);
      EXPECT_TRUE(before == nullptr || (before->flags & TRC_OP_REREAD) == 0);
    }
  }
}

TEST(CapturePlan, string_limits_leave_room_to_tell_whole_from_cut) {
  CaptureLimits limits;
  limits.path = 100;
  const CapturePlan plan = make_capture_plan(CallSet::all(), limits, CaptureChoice{}, 1);
  const trc_op* path = op_of(plan, plan.calls[257].enter_plan, 1);
  ASSERT_NE(path, nullptr);
  EXPECT_EQ(path->kind, TRC_COPY_STRING);
  EXPECT_EQ(path->max, 102u);
}

TEST(CapturePlan, read_and_write_are_bounded_by_what_moved) {
  const CapturePlan plan = full_plan();
  const trc_op* read = op_of(plan, plan.calls[0].exit_plan, 1);
  const trc_op* write = op_of(plan, plan.calls[1].enter_plan, 1);
  ASSERT_NE(read, nullptr);
  ASSERT_NE(write, nullptr);
  EXPECT_EQ(read->kind, TRC_COPY_RETURNED);
  EXPECT_EQ(read->max, 32u);
  EXPECT_EQ(write->kind, TRC_COPY_COUNTED);
  EXPECT_EQ(write->len_arg, 2);
}

TEST(CapturePlan, variants_choose_by_the_value_of_another_argument) {
  const CapturePlan plan = full_plan();
  EXPECT_TRUE(plan.calls[72].flags & TRC_CALL_SELECT);
  EXPECT_EQ(plan.selects[72].arg, 1) << "fcntl selects by cmd, its second argument";
  EXPECT_EQ(plan.selects[72].second_mask, 0);
  bool set_lock = false;
  for (const Choice& choice : plan.choices) {
    if (choice.key == TRC_CHOICE_KEY(72, TRC_CHOICE_ANY, 6))
      set_lock = op_of(plan, choice.choice.enter_plan, 2) != nullptr;
  }
  EXPECT_TRUE(set_lock) << "F_SETLK's struct flock is copied at enter";
}

TEST(CapturePlan, an_option_chooses_below_its_level) {
  const CapturePlan plan = full_plan();
  constexpr uint32_t kSetsockopt = 54, kLevel = 1, kOption = 2, kValue = 3, kSolSocket = 1, kBindToDevice = 25;
  EXPECT_TRUE(plan.calls[kSetsockopt].flags & TRC_CALL_SELECT);
  EXPECT_EQ(plan.selects[kSetsockopt].arg, kLevel);
  EXPECT_EQ(plan.selects[kSetsockopt].second, kOption);
  EXPECT_EQ(plan.selects[kSetsockopt].second_mask, 0xffff);
  const auto chosen = std::find_if(plan.choices.begin(), plan.choices.end(), [](const Choice& choice) {
    return choice.key == TRC_CHOICE_KEY(kSetsockopt, kBindToDevice, kSolSocket);
  });
  ASSERT_NE(chosen, plan.choices.end());
  EXPECT_NE(op_of(plan, chosen->choice.enter_plan, kValue), nullptr);
}

TEST(CapturePlan, a_case_that_ignores_bits_stands_there_once) {
  const CapturePlan plan = full_plan();
  EXPECT_EQ(plan.selects[202].mask & 0x180, 0u) << "futex's FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME";
  std::set<uint64_t> keys;
  for (const Choice& choice : plan.choices) EXPECT_TRUE(keys.insert(choice.key).second) << choice.key;
}

TEST(CapturePlan, only_arguments_that_are_worth_it_are_copied) {
  CaptureChoice choice;
  choice.arguments = *parse_argument_set("!write.buf");
  const CapturePlan plan = make_capture_plan(CallSet::all(), CaptureLimits{}, choice, 1);
  EXPECT_EQ(plan.calls[1].enter_plan, 0);
  EXPECT_NE(plan.calls[0].exit_plan, 0);
}

TEST(CapturePlan, calls_whose_return_nobody_asked_for_end_at_their_enter) {
  CaptureChoice choice;
  choice.exits = *parse_call_set("openat");
  const CapturePlan plan = make_capture_plan(CallSet::all(), CaptureLimits{}, choice, 1);
  EXPECT_EQ(plan.calls[257].flags & TRC_CALL_ENTER_ONLY, 0);
  EXPECT_NE(plan.calls[0].flags & TRC_CALL_ENTER_ONLY, 0);
  EXPECT_NE(plan.calls[TRC_NR_OTHER].flags & TRC_CALL_ENTER_ONLY, 0);
  EXPECT_EQ(plan.calls[59].flags & TRC_CALL_ENTER_ONLY, 0) << "execve's strings may be readable only at its end";
}

TEST(CapturePlan, headers_of_messages_are_kept_at_both_ends) {
  const CapturePlan plan = full_plan();
  const trc_op* recvmsg = op_of(plan, plan.calls[47].enter_plan, 1);
  ASSERT_NE(recvmsg, nullptr) << "msg_namelen is in/out";
  EXPECT_EQ(recvmsg->max, 0u) << "nothing has come yet";
  const trc_op* sendmmsg = op_of(plan, plan.calls[307].exit_plan, 1);
  ASSERT_NE(sendmmsg, nullptr) << "msg_len tells how much was sent";
  EXPECT_EQ(sendmmsg->max, 0u);
  const trc_op* readv = op_of(plan, plan.calls[19].exit_plan, 1);
  ASSERT_NE(readv, nullptr);
  EXPECT_TRUE(readv->flags & TRC_OP_ON_ERROR) << "where it would have written";
}

TEST(CapturePlan, the_environment_is_a_number_unless_it_is_asked_for) {
  EXPECT_EQ(op_of(full_plan(), full_plan().calls[59].enter_plan, 2)->kind, TRC_COPY_ENVC);
  CaptureLimits limits;
  limits.environment = 1000;
  const CapturePlan plan = make_capture_plan(CallSet::all(), limits, CaptureChoice{}, 1);
  const trc_op* op = op_of(plan, plan.calls[59].enter_plan, 2);
  EXPECT_EQ(op->kind, TRC_COPY_ARGV);
  EXPECT_EQ(op->elem, 1000);
}

TEST(CapturePlan, fields_that_point_on_stand_behind_their_structure) {
  const CapturePlan plan = full_plan();
  const trc_plan& clone3 = plan.plans[plan.calls[435].enter_plan];
  ASSERT_EQ(clone3.n_ops, 2u);
  EXPECT_EQ(clone3.ops[0].kind, TRC_COPY_COUNTED);
  const trc_op& set_tid = clone3.ops[1];
  EXPECT_EQ(set_tid.kind, TRC_COPY_BEHIND);
  EXPECT_EQ(set_tid.sub, 9) << "one more than the field's index";
  EXPECT_EQ(set_tid.offset, 64);
  EXPECT_EQ(set_tid.elem, 4);
  EXPECT_EQ(set_tid.len_offset, 72) << "set_tid_size says how many there are";
  EXPECT_NE(set_tid.flags & TRC_OP_POINTER64, 0) << "64 bits also for 32-bit programs";
  const trc_plan& answers = plan.plans[plan.calls[435].exit_plan];
  ASSERT_EQ(answers.n_ops, 2u) << "pidfd, parent_tid";
  EXPECT_EQ(answers.ops[0].sub, 2);
  EXPECT_EQ(answers.ops[1].sub, 4);
}

TEST(CapturePlan, a_set_of_registers_is_chosen_below_the_request) {
  const CapturePlan plan = full_plan();
  EXPECT_EQ(plan.selects[101].second, 2);
  EXPECT_EQ(plan.selects[101].second_mask, 0xffff);
  const auto bytes_behind = [&](uint32_t second) {
    for (const Choice& choice : plan.choices) {
      if (choice.key != TRC_CHOICE_KEY(101, second, 0x4205)) continue;
      const trc_op* op = op_of(plan, choice.choice.enter_plan, 3, 1);
      if (op != nullptr) return op->max;
    }
    return 0u;
  };
  EXPECT_EQ(bytes_behind(1), CaptureLimits{}.object) << "registers: whole";
  EXPECT_EQ(bytes_behind(TRC_CHOICE_ANY), CaptureLimits{}.buffer) << "what we do not know: as any buffer";
}

TEST(CapturePlan, exec_and_fork_are_marked) {
  const CapturePlan plan = full_plan();
  for (const uint32_t exec : {59u, 322u, TRC_NR_I386 + 11, TRC_NR_I386 + 358})
    EXPECT_NE(plan.calls[exec].flags & TRC_CALL_EXEC, 0) << exec;
  for (const uint32_t fork : {56u, 57u, 58u, 435u, TRC_NR_I386 + 2, TRC_NR_I386 + 120})
    EXPECT_NE(plan.calls[fork].flags & TRC_CALL_FORK, 0) << fork;
  EXPECT_EQ(plan.calls[0].flags & (TRC_CALL_EXEC | TRC_CALL_FORK), 0);

  const CapturePlan other = make_capture_plan(*parse_call_set("execveat@64"), CaptureLimits{}, CaptureChoice{}, 4);
  for (const uint32_t exec : {59u, TRC_NR_I386 + 11}) {
    EXPECT_NE(other.calls[exec].flags & TRC_CALL_EXEC, 0) << exec << ": by which execveat exits";
    EXPECT_EQ(other.calls[exec].sessions, 0) << exec;
  }
  const CapturePlan without = make_capture_plan(*parse_call_set("none"), {}, {}, 1);
  EXPECT_NE(without.calls[57].flags & TRC_CALL_FORK, 0) << "a child's return is to be known also where it only counts";
}

TEST(CapturePlan, unknown_numbers_have_six_words) {
  const CapturePlan plan = full_plan();
  EXPECT_EQ(plan.calls[TRC_NR_OTHER].nargs, 6);
  EXPECT_EQ(plan.calls[TRC_NR_OTHER].sessions, 1);
  EXPECT_EQ(plan.calls[0x164].nargs, 6) << "a gap in the table";
  EXPECT_EQ(plan.calls[0x164].sessions, 1);
}

TEST(CapturePlan, equal_plans_are_shared) {
  const CapturePlan plan = full_plan();
  EXPECT_EQ(plan.calls[2].enter_plan, plan.calls[85].enter_plan) << "open and creat copy the same path";
}

}  // namespace
}  // namespace tracectl::syscalls
