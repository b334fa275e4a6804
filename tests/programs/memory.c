/* Memory: mapping it with ordinary and odd flags. */
#include "calls.h"

#ifdef __i386__
#define MAP_CALL SYS_mmap2
#else
#define MAP_CALL SYS_mmap
#endif

int main(void) {
  char* area = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (area == MAP_FAILED) return 1;
  mmap(area, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
  mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE | MAP_LOCKED, -1, 0);
  mmap(area, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  syscall(MAP_CALL, NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  syscall(MAP_CALL, NULL, PAGE, PROT_READ, 0, -1, 0);
  syscall(MAP_CALL, NULL, PAGE, PROT_READ, MAP_PRIVATE, 99, 0);
  syscall(MAP_CALL, NULL, PAGE, 0x40, MAP_SHARED_VALIDATE | MAP_ANONYMOUS | MAP_SYNC, -1, 0);
  syscall(MAP_CALL, NULL, PAGE, -1, -1, -1, 1);

  mprotect(area + PAGE, PAGE, PROT_READ | PROT_EXEC);
  mprotect(area + PAGE, PAGE, PROT_READ | PROT_GROWSDOWN);
  syscall(SYS_mprotect, 1, PAGE, PROT_READ);
  syscall(SYS_mprotect, area, PAGE, 0x80);
  madvise(area, PAGE, MADV_DONTNEED);
  madvise(area + 2 * PAGE, PAGE, MADV_WILLNEED);
  syscall(SYS_madvise, area, PAGE, 12345);
  syscall(SYS_mincore, area + 1, PAGE, NULL);
  msync(area + 2 * PAGE, PAGE, MS_SYNC | MS_INVALIDATE);
  syscall(SYS_msync, area, PAGE, 0x80);
  mlock(area + 2 * PAGE, PAGE);
  munlock(area + 2 * PAGE, PAGE);
  mlock2(area + 2 * PAGE, PAGE, MLOCK_ONFAULT);
  syscall(SYS_mlockall, 0);
  munlockall();
  mremap(area + 3 * PAGE, PAGE, 2 * PAGE, 0);
  mremap(area + 3 * PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE);
  syscall(SYS_mremap, area, PAGE, PAGE, 0xff, area);
  close((int)syscall(SYS_memfd_create, "memory", 1 /* MFD_CLOEXEC */ | 2 /* MFD_ALLOW_SEALING */));
  syscall(SYS_memfd_create, "memory", 0xffff0000);
  syscall(SYS_brk, NULL);
  munmap(area, 8 * PAGE);
  syscall(SYS_munmap, area + 1, PAGE);
  syscall(SYS_munmap, NULL, 0);
  return 0;
}
