// Cgroups as people name them: the path of a directory, or what stands behind the mount point of the version 2
// hierarchy.
#pragma once

#include <cstdint>
#include <string>

#include "lib/base/result.h"

namespace tracectl {

// The id by which the kernel side knows it.  An error says what the path is instead: version 1 cgroups have no ids that
// a record could carry, and on a hybrid machine tasks have their place in the version 2 hierarchy too.
Result<uint64_t> cgroup_id(const std::string& path);

}  // namespace tracectl
