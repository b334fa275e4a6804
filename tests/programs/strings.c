/* Paths and buffers: ordinary ones, and those that a tracer is most easily wrong about. */
#include "calls.h"

static void look_at(const char* path) {
  syscall(SYS_access, path, R_OK);
}

int main(void) {
  char text[300];

  look_at("/etc/hostname");
  look_at("");
  look_at("relative/./../path");
  look_at("blank and\ttab\nnewline");
  look_at("\"quoted\" and \\back\\slashed");
  look_at("\1\2\033[1m\177");
  look_at(
      "\1"
      "2 octal before a digit \0012");
  look_at("gr\303\274\303\237e");
  look_at("\377\376");

  /* Around the 32 characters that are shown by default; paths are not cut, other strings are. */
  for (int length = 30; length <= 40; length++) {
    memset(text, 'a', length);
    text[length] = 0;
    look_at(text);
    syscall(SYS_write, -1, text, length);
    syscall(SYS_write, -1, text, length + 1);
  }
  memset(text, 'b', sizeof(text));
  text[sizeof(text) - 1] = 0;
  look_at(text);

  look_at(NULL);
  look_at(KERNEL_ADDRESS);
  look_at(UNMAPPED);
  look_at(placed_before_a_hole("no end", 6));
  look_at(placed_before_a_hole("just fits", 10));
  look_at(before_a_hole(0));

  syscall(SYS_write, -1, NULL, 0);
  syscall(SYS_write, -1, NULL, 5);
  syscall(SYS_write, -1, KERNEL_ADDRESS, 5);
  syscall(SYS_write, -1, UNMAPPED, 5);
  syscall(SYS_write, -1, "nothing of this", 0);
  syscall(SYS_write, -1, placed_before_a_hole("four", 4), 4);
  syscall(SYS_write, -1, placed_before_a_hole("four", 4), 5);
  syscall(SYS_write, -1, "a\0b\0c", 6);

  /* Several strings in one call, one of them bad. */
  syscall(SYS_rename, "from", "to");
  syscall(SYS_rename, NULL, "to");
  syscall(SYS_rename, "from", UNMAPPED);
  syscall(SYS_symlink, "", "\n");
  return 0;
}
