// What an argument, a return value, a struct's field or a pointee is.  Two independent questions:
//   shape  how the caller's memory leads to it      -> what the kernel side copies (capture_plan)
//   kind   how a single value of it reads to people -> how it is decoded (lib/decode)
// Rows are written with the constructors below, so that they read like the manual page.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/syscalls/ctype.h"
#include "lib/syscalls/flag_set.h"

namespace tracectl::syscalls {

struct Structure;
struct Variants;

enum class Shape : uint8_t {
  value,     // the argument word itself
  one,       // pointer to one object: a number or a structure
  many,      // pointer to `length` objects
  c_string,  // pointer to bytes up to a NUL
  buffer,    // pointer to `length` bytes
  argv,      // null-terminated array of pointers to strings
  envp,      // the same, shown as a count
  iovec,     // array of `length` struct iovec and what they point to
  msghdr,    // struct msghdr and what it points to
  mmsghdr,   // array of `length` struct mmsghdr
  pointers,  // array of `length` pointers to one structure each
  absent,    // not there: a variant in which the call ignores the argument; nothing is shown
};

enum class Kind : uint8_t {
  number,   // decimal, signed as its C type says
  hex,      // 0x1f, and 0; of a buffer: "\x1f\x00"
  octal,    // mode: 0644, with file type names where there are type bits (S_IFREG|0644)
  umask,    // octal without names: 022
  address,  // 0x7ffd…, NULL
  fd,
  dirfd,        // fd, or AT_FDCWD
  pid,          // process, thread, process group
  uid,          // user or group, -1 as -1
  dev,          // makedev(0x8, 0x1)
  symbol,       // one name of `set`
  flags,        // names of `set`, or-ed
  signal,       // SIGINT
  path,         // quoted; always whole, up to the kernel's limit
  text,         // quoted string up to -s
  bytes,        // quoted bytes up to -s
  sigset,       // [INT CHLD], ~[RTMIN RT_1]
  sockaddr,     // union by family; bytes, length by `length`
  wait_status,  // [{WIFEXITED(s) && WEXITSTATUS(s) == 0}]
  fd_set,       // [3 4 7]; length in bits
  dirents,      // buffer of directory entries: its address and /* 3 entries */
  dirents_old,  // the same for getdents
  be16,         // htons(80), htons(ETH_P_ALL) with a `set`
  structure,
  clock,          // clockid: a name, or MAKE_PROCESS_CPUCLOCK(…)
  ioctl_request,  // a name, or _IOC(…)
  clone_flags,    // flags and the exit signal: CLONE_VM|…|SIGCHLD
  exit_code,      // number cut to int
  rlimit,         // number; RLIM_INFINITY; 8192*1024
  timeout_ms,     // signed int milliseconds
  pages,          // file offset in units of 4096 bytes, shown in bytes: mmap2
  wide,  // 64 bits in two words of an i386 call: the low half here, the high half in the next argument, which is
         // absent()
  wide_high_first,  // the same, high half here: _llseek
  interface,        // index of a network interface: if_nametoindex("lo"), 7
  in_addr,          // inet_addr("127.0.0.1"), of four bytes in network order
  in6_addr,         // inet_pton(AF_INET6, "::1"), of 16 bytes
  offset,           // file offset: signed, whatever its C type says
  unix_time,        // seconds since 1970, with -v their date behind it
  wall_time,        // of a struct timespec or timeval: its date behind it; UTIME_NOW, UTIME_OMIT for such tv_nsec
  epoll_data,       // {u32=5, u64=5}
  ioprio,           // IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4); classes are `set`
  mac,              // 00:16:3e:00:00:01
  nodemask,  // NUMA nodes as words of zero-padded hex: [0x00000000000005]; length in bits, of which maxnode - 1 count
  cpu_mask,  // numbers of the bits that are set: [0 1]; length in bytes
  sigval,    // {sival_int=5, sival_ptr=0x5}, of one word
  errno_number,    // 0, or a negative error by name: -EFAULT
  kernel_version,  // KERNEL_VERSION(6, 1, 0)
  ifreq_bytes,     // bytes of an array of struct ifreq: 80 /* 2 * sizeof(struct ifreq) */
  siginfo,         // siginfo_t
  sigaction,       // struct sigaction, by ABI
  custom,          // decoded by the function named by `custom`
};

enum class Direction : uint8_t { in, out, inout };

// How many elements (or bytes, when per_byte) there are behind a pointer.
struct Length {
  enum class From : uint8_t {
    none,
    constant,    // value
    argument,    // args[arg]
    result,      // the return value, where args[arg] is the room (arg == 0xff: no argument tells)
    pointed,     // *(int *)args[arg]: value-result lengths of accept, getsockname …
    prefix,      // the __u32 at `value` bytes into the object itself, and `extra` bytes more
    bits,        // args[arg] counts bits of a bit map (fd_set)
    pages,       // args[arg] bytes, one element for each page of them
    ioctl,       // as the _IOC size of args[arg] says
    field,       // of a pointer in a structure: field number `value` of the same structure
    field_bits,  // the same, and it counts bits of a bit map
  };
  From from = From::none;
  uint8_t arg = 0xff;
  uint32_t value = 0;
  bool per_byte = false;   // of an array or a structure: the length is in bytes, not in elements
  uint32_t extra = 0;      // bytes that the prefix does not count
  bool tail = false;       // of a structure whose last field has count 0: the bytes of that field only (struct msgbuf)
  bool whole = false;      // of a structure of which the call takes nothing when it is given less than all of it
  bool by_result = false;  // field: that is the room, filled as far as the call returned
};

// Is the argument there at all?  args are the raw words.  open's mode only where O_CREAT is in flags.
using Condition = bool (*)(std::span<const uint64_t> args);

// Special decoders, each in lib/decode/custom/<name>.cc.  Last resort: a union whose parts hang on each other.
enum class Custom : uint8_t {
  none = 0,
  futex,
  quotactl,
  user_desc,
  capabilities,
  socket_option,
  ifreq_list,
  sock_filter,
  syscall_info,
  keyctl_capabilities
};

struct Type {
  Kind kind = Kind::number;
  Shape shape = Shape::value;
  Direction direction = Direction::in;
  Custom custom = Custom::none;
  bool vital = false;           // copied and shown also when the call failed (out arguments usually are not)
  uint8_t variants_arg = 0xff;  // index of the argument that selects
  bool quiet = false;           // shown as the address, as strace does; what is behind it is copied, and told in JSON
  bool brief = false;           // the same, unless all is to be shown (-v)
  bool spread = false;          // a structure of the call's arguments: its fields are shown in its place, and behind
                                // another argument as the call that the structure has its name of: socketcall
  bool failure_only = false;    // an out argument that only a failed call fills: nanosleep's rest after a signal
  Length length{};
  CType elem{};  // of a pointee or element that is a number
  std::string_view elem_name{};
  const FlagSet* set = nullptr;
  const Structure* object = nullptr;
  const Structure* answer = nullptr;   // of the same bytes, what the call answered: {…} => {…}
  const Variants* variants = nullptr;  // by the value of args[variants_arg]; this type is the default
  Condition condition = nullptr;
  Condition bare =
      nullptr;  // the call ignores what the pointer leads to: only the address is shown (mount's data with MS_MOVE)

  bool is_written_back =
      false;  // the call writes it back, though nobody shows that: what faults at enter is not read again

  // Modifiers, chained behind a constructor.
  [[nodiscard]] constexpr Type written_back() const {
    Type t = *this;
    t.is_written_back = true;
    return t;
  }
  [[nodiscard]] constexpr Type only_if(Condition c) const {
    Type t = *this;
    t.condition = c;
    return t;
  }
  [[nodiscard]] constexpr Type bare_if(Condition c) const {
    Type t = *this;
    t.bare = c;
    return t;
  }
  [[nodiscard]] constexpr Type select(uint8_t arg, const Variants& v) const {
    Type t = *this;
    t.variants_arg = arg;
    t.variants = &v;
    return t;
  }
  [[nodiscard]] constexpr Type always() const {
    Type t = *this;
    t.vital = true;
    return t;
  }
  [[nodiscard]] constexpr Type on_error() const {
    Type t = *this;
    t.vital = t.failure_only = true;
    return t;
  }
  [[nodiscard]] constexpr Type as_address() const {
    Type t = *this;
    t.quiet = true;
    return t;
  }
  [[nodiscard]] constexpr Type as_address_if_brief() const {
    Type t = *this;
    t.brief = true;
    return t;
  }
  [[nodiscard]] constexpr Type spread_out() const {
    Type t = *this;
    t.spread = true;
    return t;
  }
  [[nodiscard]] constexpr Type answered_by(const Structure& s) const {
    Type t = *this;
    t.answer = &s;
    return t;
  }
  [[nodiscard]] constexpr Type decoded_by(Custom c) const {
    Type t = *this;
    t.custom = c;
    return t;
  }
  [[nodiscard]] constexpr bool is_pointer() const { return shape != Shape::value && shape != Shape::absent; }
};

// One of several meanings of an argument: by the value of another (fcntl's arg by cmd, ioctl's arg by request).
struct Variant {
  uint64_t value;
  Type type;
};
struct Variants {
  uint64_t mask;  // what of the selecting argument is compared: futex's op without FUTEX_PRIVATE_FLAG
  std::span<const Variant> cases;
};

// ---- lengths ----
constexpr Length times(uint32_t n) {
  return {.from = Length::From::constant, .value = n};
}
constexpr Length len_arg(uint8_t arg) {
  return {.from = Length::From::argument, .arg = arg};
}
// Bytes, not elements, of an array or structure.
constexpr Length bytes_arg(uint8_t arg) {
  return {.from = Length::From::argument, .arg = arg, .per_byte = true};
}
// Of a structure that is taken whole or not at all: setsockopt's struct linger.
constexpr Length whole_arg(uint8_t arg) {
  return {.from = Length::From::argument, .arg = arg, .per_byte = true, .whole = true};
}
// Bytes of the last field, of which the structure itself says count 0: msgsnd's mtext.
constexpr Length tail_arg(uint8_t arg) {
  return {.from = Length::From::argument, .arg = arg, .per_byte = true, .tail = true};
}
constexpr Length tail_ret(uint8_t arg) {
  return {.from = Length::From::result, .arg = arg, .per_byte = true, .tail = true};
}
// As many as the call returned; args[arg] was the room for them.
constexpr Length len_ret(uint8_t arg = 0xff) {
  return {.from = Length::From::result, .arg = arg};
}
constexpr Length bytes_ret(uint8_t arg = 0xff) {
  return {.from = Length::From::result, .arg = arg, .per_byte = true};
}
constexpr Length len_pointed(uint8_t arg) {
  return {.from = Length::From::pointed, .arg = arg, .per_byte = true};
}
constexpr Length len_prefix(uint32_t offset) {
  return {.from = Length::From::prefix, .value = offset, .per_byte = true};
}
// A structure that says how long the array behind its other fields is: file_handle's handle_bytes.
constexpr Length len_prefix_and(uint32_t offset, uint32_t extra) {
  return {.from = Length::From::prefix, .value = offset, .per_byte = true, .extra = extra};
}
constexpr Length len_pages(uint8_t arg) {
  return {.from = Length::From::pages, .arg = arg};
}
// Of a pointer in a structure: as many elements as the structure's field with this index says.
constexpr Length len_field(uint32_t index) {
  return {.from = Length::From::field, .value = index};
}
constexpr Length bytes_field(uint32_t index) {
  return {.from = Length::From::field, .value = index, .per_byte = true};
}
// As much of what the field has room for as the call returned: getxattrat's value.
constexpr Length bytes_field_ret(uint32_t index) {
  return {.from = Length::From::field, .value = index, .per_byte = true, .by_result = true};
}
constexpr Length whole_field(uint32_t index) {
  return {.from = Length::From::field, .value = index, .per_byte = true, .whole = true};
}
constexpr Length bits_field(uint32_t index) {
  return {.from = Length::From::field_bits, .value = index};
}
constexpr Length len_bits(uint8_t arg) {
  return {.from = Length::From::bits, .arg = arg};
}
constexpr Length len_ioctl(uint8_t arg) {
  return {.from = Length::From::ioctl, .arg = arg, .per_byte = true};
}

// ---- values ----
constexpr Type of(Kind kind) {
  return {.kind = kind};
}
constexpr Type number() {
  return of(Kind::number);
}
constexpr Type size() {
  return of(Kind::number);
}
constexpr Type hex() {
  return of(Kind::hex);
}
constexpr Type offset() {
  return of(Kind::offset);
}
constexpr Type octal() {
  return of(Kind::octal);
}
// Of a call that makes or changes a file of which it is clear what it is: only mknod's mode says a type.
constexpr Type permissions() {
  return of(Kind::umask);
}
constexpr Type address() {
  return of(Kind::address);
}
constexpr Type fd() {
  return of(Kind::fd);
}
constexpr Type dirfd() {
  return of(Kind::dirfd);
}
constexpr Type pid() {
  return of(Kind::pid);
}
constexpr Type uid() {
  return of(Kind::uid);
}
constexpr Type dev() {
  return of(Kind::dev);
}
constexpr Type signal() {
  return of(Kind::signal);
}
constexpr Type clock_id() {
  return of(Kind::clock);
}
constexpr Type symbol(const FlagSet& set) {
  return {.kind = Kind::symbol, .set = &set};
}
constexpr Type flags(const FlagSet& set) {
  return {.kind = Kind::flags, .set = &set};
}
constexpr Type absent() {
  return {.shape = Shape::absent};
}

// ---- strings and buffers ----
constexpr Type path_in() {
  return {.kind = Kind::path, .shape = Shape::c_string};
}
constexpr Type string_in() {
  return {.kind = Kind::text, .shape = Shape::c_string};
}
constexpr Type path_out(Length l) {
  return {.kind = Kind::path, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type bytes_in(Length l) {
  return {.kind = Kind::bytes, .shape = Shape::buffer, .length = l};
}
// Bytes that are no text to anybody: "\x6d\xb8".
constexpr Type hex_bytes_out(Length l) {
  return {.kind = Kind::hex, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type hex_bytes_in(Length l) {
  return {.kind = Kind::hex, .shape = Shape::buffer, .length = l};
}
constexpr Type bytes_out(Length l) {
  return {.kind = Kind::bytes, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type argv_in() {
  return {.kind = Kind::text, .shape = Shape::argv};
}
constexpr Type envp_in() {
  return {.kind = Kind::text, .shape = Shape::envp};
}

// ---- one object or an array behind a pointer.  T is a structure, or a value with its C type ----
constexpr Type object_of(const Structure& s) {
  return {.kind = Kind::structure, .object = &s};
}
constexpr Type wall_time(const Structure& s) {
  return {.kind = Kind::wall_time, .object = &s};
}
// Also of an argument word that the kernel cuts to less than its prototype says: keyctl's serials are unsigned long
// there.
constexpr Type with_ctype(Type value, std::string_view ctype) {
  value.elem = parse_ctype(ctype);
  value.elem_name = ctype;
  return value;
}
constexpr Type pointing(Type element, Shape shape, Direction direction, Length length = {}) {
  element.shape = shape;
  element.direction = direction;
  element.length = length;
  return element;
}
constexpr Type in(const Structure& s) {
  return pointing(object_of(s), Shape::one, Direction::in);
}
constexpr Type out(const Structure& s) {
  return pointing(object_of(s), Shape::one, Direction::out);
}
constexpr Type inout(const Structure& s) {
  return pointing(object_of(s), Shape::one, Direction::inout);
}
// A structure of which the caller says the size: by argument (clone3), by its own first field (sched_attr).
constexpr Type in(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::one, Direction::in, l);
}
constexpr Type out(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::one, Direction::out, l);
}
constexpr Type inout(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::one, Direction::inout, l);
}
// in(fd(), "int"), out(number(), "unsigned long")
constexpr Type in(Type value, std::string_view ctype) {
  return pointing(with_ctype(value, ctype), Shape::one, Direction::in);
}
constexpr Type out(Type value, std::string_view ctype) {
  return pointing(with_ctype(value, ctype), Shape::one, Direction::out);
}
constexpr Type inout(Type value, std::string_view ctype) {
  return pointing(with_ctype(value, ctype), Shape::one, Direction::inout);
}
// array_out(fd(), "int", times(2))
constexpr Type array_in(Type v, std::string_view ctype, Length l) {
  return pointing(with_ctype(v, ctype), Shape::many, Direction::in, l);
}
constexpr Type array_out(Type v, std::string_view ctype, Length l) {
  return pointing(with_ctype(v, ctype), Shape::many, Direction::out, l);
}
constexpr Type array_inout(Type v, std::string_view ctype, Length l) {
  return pointing(with_ctype(v, ctype), Shape::many, Direction::inout, l);
}
constexpr Type array_in(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::many, Direction::in, l);
}
constexpr Type array_out(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::many, Direction::out, l);
}
constexpr Type array_inout(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::many, Direction::inout, l);
}

// io_submit's iocbs: the array, and what each of its pointers leads to.
constexpr Type pointers_in(const Structure& s, Length l) {
  return pointing(object_of(s), Shape::pointers, Direction::in, l);
}

// ---- what has a shape of its own ----
// Signal sets: l is the argument that says their size in bytes, times(n) where it is fixed.
constexpr Type sigset_in(Length l) {
  return {.kind = Kind::sigset, .shape = Shape::buffer, .length = l};
}
constexpr Type sigset_out(Length l) {
  return {.kind = Kind::sigset, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type sockaddr_in_(Length l) {
  return {.kind = Kind::sockaddr, .shape = Shape::buffer, .length = l};
}
constexpr Type sockaddr_out(Length l) {
  return {.kind = Kind::sockaddr, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type fd_set_inout(uint8_t bits_arg) {
  return {.kind = Kind::fd_set, .shape = Shape::buffer, .direction = Direction::inout, .length = len_bits(bits_arg)};
}
constexpr Type iovec_in(uint8_t count_arg) {
  return {.kind = Kind::bytes, .shape = Shape::iovec, .length = len_arg(count_arg)};
}
// Filled by the call: contents bounded by the return value.
constexpr Type iovec_out(uint8_t count_arg) {
  return {.kind = Kind::bytes, .shape = Shape::iovec, .direction = Direction::out, .length = len_arg(count_arg)};
}
constexpr Type msghdr_in() {
  return {.kind = Kind::bytes, .shape = Shape::msghdr};
}
constexpr Type msghdr_out() {
  return {.kind = Kind::bytes, .shape = Shape::msghdr, .direction = Direction::out};
}
constexpr Type mmsghdr_in(uint8_t count_arg) {
  return {.kind = Kind::bytes, .shape = Shape::mmsghdr, .length = len_arg(count_arg)};
}
constexpr Type mmsghdr_out(uint8_t count_arg) {
  return {.kind = Kind::bytes, .shape = Shape::mmsghdr, .direction = Direction::out, .length = len_ret(count_arg)};
}
constexpr Type wait_status_out() {
  return pointing(with_ctype(of(Kind::wait_status), "int"), Shape::one, Direction::out);
}
constexpr Type nodemask_in(uint8_t bits_arg) {
  return {.kind = Kind::nodemask, .shape = Shape::buffer, .length = len_bits(bits_arg)};
}
constexpr Type nodemask_out(uint8_t bits_arg) {
  return {.kind = Kind::nodemask, .shape = Shape::buffer, .direction = Direction::out, .length = len_bits(bits_arg)};
}
constexpr Type cpu_mask_in(Length l) {
  return {.kind = Kind::cpu_mask, .shape = Shape::buffer, .length = l};
}
constexpr Type cpu_mask_out(Length l) {
  return {.kind = Kind::cpu_mask, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type dirents_out(Length l) {
  return {.kind = Kind::dirents, .shape = Shape::buffer, .direction = Direction::out, .length = l};
}
constexpr Type sigaction_in() {
  return {.kind = Kind::sigaction, .shape = Shape::one};
}
constexpr Type sigaction_out() {
  return {.kind = Kind::sigaction, .shape = Shape::one, .direction = Direction::out};
}
constexpr Type siginfo_in() {
  return {.kind = Kind::siginfo, .shape = Shape::one};
}
constexpr Type siginfo_out() {
  return {.kind = Kind::siginfo, .shape = Shape::one, .direction = Direction::out};
}

}  // namespace tracectl::syscalls
