#pragma once

#include <set>
#include <string>

namespace sim::results {

/// A text as SQL has it: 'it''s'.
std::string sql_string(const std::string& text);

/// A name as SQL has it, whatever is in it: "tasks.St Mary's.end".
std::string sql_name(const std::string& name);

/// Names of the columns of one table or view: SQL does not tell capitals from small letters.
class ColumnNames {
public:
    /// The name in SQL, with a number at its end if there is one like it already.
    std::string unique(const std::string& name);

private:
    std::set<std::string> taken_;
};

} // namespace sim::results
