#include "input/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "model/utf8.h"

namespace dateline {

Walk::Walk(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  has_pending_ = !enter(std::move(folder), pending_);
}

bool Walk::enter(std::string folder, InputError& error) {
  const auto fail = [&](std::string message) {
    error = {name_of_path(folder.substr(0, folder.size() - 1)), "", std::move(message)};
    return false;
  };
  struct stat info {};
  if (stat(folder.c_str(), &info) != 0) return fail(std::strerror(errno));
  Level level;
  level.device = info.st_dev;
  level.inode = info.st_ino;
  for (const Level& above : levels_) {
    if (above.device == level.device && above.inode == level.inode) return fail("a link back to a folder around it");
  }
  DIR* stream = opendir(folder.c_str());
  if (!stream) return fail(std::strerror(errno));
  while (const dirent* entry = readdir(stream)) {
    std::string name = entry->d_name;
    if (name.starts_with('.')) continue;
    int type = entry->d_type;
    if (type == DT_LNK || type == DT_UNKNOWN) {
      // A dangling link is met as a file, which cannot be opened then.
      type = stat((folder + name).c_str(), &info) != 0 ? DT_REG
             : S_ISDIR(info.st_mode)                   ? DT_DIR
             : S_ISREG(info.st_mode)                   ? DT_REG
                                                       : DT_UNKNOWN;
    }
    if (type == DT_DIR) {
      // With its slash, a folder's name stands where its files' paths belong.
      level.names.push_back(name + '/');
    } else if (type == DT_REG) {
      level.names.push_back(std::move(name));
    }
  }
  closedir(stream);
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  level.folder = std::move(folder);
  levels_.push_back(std::move(level));
  return true;
}

bool Walk::next(std::string& path, InputError& error, bool& is_error) {
  is_error = has_pending_;
  if (has_pending_) {
    error = std::move(pending_);
    has_pending_ = false;
    found_ = true;
    return true;
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    std::string full = level.folder + level.names.back();
    level.names.pop_back();
    found_ = found_ || !full.ends_with('/');
    if (!full.ends_with('/')) {
      path = std::move(full);
      return true;
    }
    if (!enter(std::move(full), error)) {
      is_error = true;
      return true;
    }
  }
  return false;
}

std::string name_of_path(const std::string& path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const std::uint32_t size = valid_character(path, at);
    if (size > 0) {
      out.append(path, at, size);
      at += size;
    } else {
      constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(path[at++]);
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return out;
}

}  // namespace dateline
