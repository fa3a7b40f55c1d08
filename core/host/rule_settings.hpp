// The settings of a tier rule that hold in a workspace: rules/RULE.toml, a value per setting.
//
//     per = "customer"
//     definition = '''
//     sales = metric net_sales 12m | weight 60 | percentile
//     fit   = judged               | weight 40
//     limits A 70, B 45, C
//     '''
//
// Backups keep the file. What a command says goes before it. Files only; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pareto::host {

[[nodiscard]] std::filesystem::path rule_settings_file(const std::filesystem::path& workspace,
                                                       const std::string& rule);
// Empty without a file. Throws Error that names file and line where it cannot be read.
[[nodiscard]] std::map<std::string, std::string> rule_settings(
    const std::filesystem::path& workspace, const std::string& rule);
// Writes them, as a whole or not at all; those that are there and not given stay, an empty text
// takes one away.
void save_rule_settings(const std::filesystem::path& workspace, const std::string& rule,
                        const std::map<std::string, std::string>& given);

// The same for those of plugins' extensions that no command runs, subscribers and services:
// settings/EXTENSION.toml, written by `pareto plugin set` and readable by its owner alone, since it
// may hold keys.
[[nodiscard]] std::map<std::string, std::string> extension_settings(
    const std::filesystem::path& workspace, const std::string& extension);
// Another one whenever they were written.
[[nodiscard]] std::string extension_settings_stamp(const std::filesystem::path& workspace,
                                                   const std::string& extension);
void save_extension_settings(const std::filesystem::path& workspace, const std::string& extension,
                             const std::map<std::string, std::string>& given);

// A subscriber may be several times there, with settings of their own: settings/webhook.toml,
// settings/webhook@erp.toml. One without any setting is not there any more.
inline constexpr char kInstance = '@';
// The extension's own id first.
[[nodiscard]] std::vector<std::string> instances_of(const std::filesystem::path& workspace,
                                                    const std::string& extension);

}  // namespace pareto::host
