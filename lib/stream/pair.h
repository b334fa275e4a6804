// Second half of the stream's work: the enter halves of calls whose exit has not come yet, by thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "lib/ring/record_view.h"

namespace tracectl {

class PendingCalls {
 public:
  struct Pending {
    std::vector<std::byte> bytes;  // the enter half's record, copied: its packet does not wait for the exit
    RecordView record{};           // of bytes
    uint64_t enter_ns = 0;         // as it was told
    bool called_exec = false;      // and became another program: its exit looks like that of another call
  };

  // False when the thread had one already: its exit was not seen, and it is gone.
  bool remember(const RecordView& enter, uint64_t enter_ns);
  // The call that this exit half ends; null when its enter was not seen.  forget() it afterwards.
  [[nodiscard]] const Pending* find(const RecordView& exit);
  // False when there was none.
  bool forget(uint32_t tid);
  // exec by a thread that was not the leader: it enters by its own id and leaves by the leader's.
  void exec(uint32_t old_tid, uint32_t tid);
  // Records were lost up to this time: a thread's next exit may belong to an enter that was among them.
  void lost_until(uint64_t time_ns) { gap_ns_ = time_ns; }

 private:
  using Map = std::unordered_map<uint32_t, Pending>;
  void recycle(Map::node_type node);

  Map pending_;
  std::vector<Map::node_type> spare_;  // so that a split call costs no allocation
  uint64_t gap_ns_ = 0;
};

}  // namespace tracectl
