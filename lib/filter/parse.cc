// A recursive descent over the tokens of one expression.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "lib/base/nearest.h"
#include "lib/filter/expression.h"
#include "lib/syscalls/flags/errno.h"

namespace tracectl::filter {
namespace {

constexpr size_t kDepthMax = 64;  // of parentheses and "not": deeper is a mistake, or an attack on our stack

struct Token {
  enum class Kind : uint8_t { end, word, string, symbol } kind = Kind::end;
  std::string text{};
  size_t at = 0;  // characters before it
};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '%' || c == '-' || c == '+' || c == '/' || c == '*' || c == '?' || c == '@' || c == ':';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<Token> next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    Token token{.at = at_};
    if (at_ == text_.size()) return token;
    if (text_[at_] == '"') return string(std::move(token));
    for (const std::string_view symbol : {"==", "!=", "<=", ">=", "=~", "!~", "&&", "||"}) {
      if (text_.substr(at_).starts_with(symbol)) return taken(std::move(token), Token::Kind::symbol, symbol.size());
    }
    if (std::string_view{"=<>~!(),"}.find(text_[at_]) != std::string_view::npos)
      return taken(std::move(token), Token::Kind::symbol, 1);
    size_t length = 0;
    while (at_ + length < text_.size() && is_word_character(text_[at_ + length])) ++length;
    if (length == 0) return fail(fmt::format("'{}' at character {} has no meaning here", text_[at_], at_ + 1));
    return taken(std::move(token), Token::Kind::word, length);
  }

 private:
  Token taken(Token token, Token::Kind kind, size_t length) {
    token.kind = kind;
    token.text = text_.substr(at_, length);
    at_ += length;
    return token;
  }

  Result<Token> string(Token token) {
    token.kind = Token::Kind::string;
    for (++at_; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '"') {
        ++at_;
        return token;
      }
      if (c == '\\') {
        const auto escaped = escape();
        if (!escaped)
          return fail(fmt::format("bad escape at character {}", at_ + 1), 0, R"(\" \\ \n \t \xHH are known)");
        c = *escaped;
      }
      token.text.push_back(c);
    }
    return fail(fmt::format("the string that begins at character {} has no end", token.at + 1), 0, "close it with \"");
  }

  // at_ stands on the backslash, and afterwards on the last character of the escape.
  std::optional<char> escape() {
    if (++at_ == text_.size()) return std::nullopt;
    switch (text_[at_]) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case '"':
      case '\\':
        return text_[at_];
      case 'x': {
        unsigned byte = 0;
        const char* begin = text_.data() + at_ + 1;
        if (text_.size() - at_ < 3 || std::from_chars(begin, begin + 2, byte, 16).ptr != begin + 2) return std::nullopt;
        at_ += 2;
        return static_cast<char>(byte);
      }
      default:
        return std::nullopt;
    }
  }

  std::string_view text_;
  size_t at_ = 0;
};

struct Unit {
  std::string_view name;
  int64_t factor;
};
constexpr Unit kTimes[] = {{"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", 1000000000}, {"min", 60000000000}};
constexpr Unit kSizes[] = {{"", 1},        {"k", 1 << 10},   {"K", 1 << 10}, {"KiB", 1 << 10},
                           {"M", 1 << 20}, {"MiB", 1 << 20}, {"G", 1 << 30}, {"GiB", 1 << 30}};

// 10, -5, 0x1f, 0644, 4k; with times 10ms.  Fractions are of times only: 1.5ms.
std::optional<int64_t> parse_number(std::string_view text, std::span<const Unit> units) {
  const bool negative = text.starts_with('-');
  std::string_view rest = text.substr(negative ? 1 : 0);
  int base = 10;
  if (rest.starts_with("0x")) {
    base = 16;
    rest.remove_prefix(2);
  } else if (rest.size() > 1 && rest[0] == '0' && rest[1] >= '0' && rest[1] <= '7') {
    base = 8;
  }
  uint64_t whole = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), whole, base);
  if (error != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<size_t>(end - rest.data()));
  double fraction = 0;
  if (rest.starts_with('.')) {
    double place = 0.1;
    for (rest.remove_prefix(1); !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; rest.remove_prefix(1), place /= 10)
      fraction += (rest[0] - '0') * place;
  }
  for (const Unit& unit : units) {
    if (unit.name != rest) continue;
    uint64_t value = 0;
    if (__builtin_mul_overflow(whole, static_cast<uint64_t>(unit.factor), &value)) return std::nullopt;
    const double part = fraction * static_cast<double>(unit.factor);
    if (part != static_cast<double>(static_cast<int64_t>(part))) return std::nullopt;
    value += static_cast<uint64_t>(part);
    // Addresses and other numbers above the middle are themselves, in two's complement.
    return static_cast<int64_t>(negative ? ~value + 1 : value);
  }
  return std::nullopt;
}

std::optional<int64_t> error_number(std::string_view name) {
  for (const syscalls::Flag& flag : syscalls::kErrnos.flags) {
    if (flag.name == name) return static_cast<int64_t>(flag.value);
  }
  return std::nullopt;
}

bool is_order(Operator op) {
  return op == Operator::less || op == Operator::less_equal || op == Operator::greater || op == Operator::greater_equal;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), lexer_(text) {}

  Result<Expression> parse() {
    if (auto started = advance(); !started) return wrong(started.error());
    auto root = any_of(0);
    if (!root) return wrong(root.error());
    if (token_.kind != Token::Kind::end) return wrong(expected("'and', 'or' or the end"));
    return Expression{std::string{text_}, std::move(*root)};
  }

 private:
  tl::unexpected<Error> wrong(Error error) const {
    error.what = fmt::format("in the expression '{}': {}", text_, error.what);
    return tl::unexpected<Error>(std::move(error));
  }

  Error expected(std::string_view what) const {
    if (token_.kind == Token::Kind::end) return {fmt::format("{} is missing at the end", what), 0};
    return {fmt::format("{} is expected at character {}, not '{}'", what, token_.at + 1, token_.text), 0};
  }

  Result<void> advance() {
    auto token = lexer_.next();
    if (!token) return tl::unexpected(token.error());
    token_ = std::move(*token);
    return {};
  }

  [[nodiscard]] bool at(std::string_view word_or_symbol) const {
    return token_.kind != Token::Kind::string && token_.text == word_or_symbol;
  }

  // Operands between `word` or `symbol`, each as `part` reads them.
  template <typename Part>
  Result<Node> list(Node::Kind kind, std::string_view word, std::string_view symbol, Part part) {
    auto first = part();
    if (!first || !(at(word) || at(symbol))) return first;
    Node node{.kind = kind};
    node.children.push_back(std::move(*first));
    while (at(word) || at(symbol)) {
      if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());
      auto next = part();
      if (!next) return next;
      node.children.push_back(std::move(*next));
    }
    return node;
  }

  Result<Node> any_of(size_t depth) {
    return list(Node::Kind::any_of, "or", "||", [&] { return all_of(depth); });
  }
  Result<Node> all_of(size_t depth) {
    return list(Node::Kind::all_of, "and", "&&", [&] { return negation(depth); });
  }

  Result<Node> negation(size_t depth) {
    if (depth > kDepthMax) return fail(fmt::format("more than {} parentheses and 'not' are nested", kDepthMax));
    const bool is_not = at("not") || at("!");
    const bool is_group = at("(");
    if (!is_not && !is_group) return comparison();
    if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());
    auto inner = is_not ? negation(depth + 1) : any_of(depth + 1);
    if (!inner) return inner;
    if (is_not) {
      Node node{.kind = Node::Kind::none_of};
      node.children.push_back(std::move(*inner));
      return node;
    }
    if (!at(")")) return tl::unexpected(expected("')'"));
    if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());
    return inner;
  }

  Result<Node> comparison() {
    if (token_.kind != Token::Kind::word) return tl::unexpected(expected("a field"));
    Node node;
    Comparison& compared = node.comparison;
    compared.field = find_field(token_.text);
    if (compared.field == nullptr) {
      Nearest nearest(token_.text);
      for (const Field& field : fields()) nearest.consider(field.name);
      return fail(fmt::format("unknown field '{}' at character {}", token_.text, token_.at + 1), 0, nearest.question());
    }
    if (compared.field->id == FieldId::argument) compared.argument = token_.text.substr(4);
    const std::string name = token_.text;
    if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());

    bool inverted = at("not");
    if (inverted) {
      if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());
      if (!at("in")) return tl::unexpected(expected("'in'"));
    }
    if (at("in")) {
      if (auto read = operands(name, compared); !read) return tl::unexpected(read.error());
    } else {
      auto op = take_operator(inverted);
      if (!op) return tl::unexpected(op.error());
      compared.op = *op;
      if (auto fits = check_operator(name, compared); !fits) return tl::unexpected(fits.error());
      if (auto read = operand(name, compared); !read) return tl::unexpected(read.error());
    }
    if (is_order(compared.op) && !compared.any_of.front().is_number)
      return fail(fmt::format("{} is compared with < and > to numbers only", name));
    if (!inverted) return node;
    Node negated{.kind = Node::Kind::none_of};
    negated.children.push_back(std::move(node));
    return negated;
  }

  Result<Operator> take_operator(bool& inverted) {
    static constexpr struct {
      std::string_view text;
      Operator op;
      bool inverted;
    } kOperators[] = {
        {"==", Operator::equal, false},         {"=", Operator::equal, false},       {"!=", Operator::unequal, false},
        {"<", Operator::less, false},           {"<=", Operator::less_equal, false}, {">", Operator::greater, false},
        {">=", Operator::greater_equal, false}, {"~", Operator::glob, false},        {"!~", Operator::glob, true},
        {"=~", Operator::regex, false},         {"has", Operator::has, false}};
    for (const auto& known : kOperators) {
      if (!at(known.text)) continue;
      inverted = known.inverted;
      if (auto advanced = advance(); !advanced) return tl::unexpected(advanced.error());
      return known.op;
    }
    return tl::unexpected(expected("an operator (== != < <= > >= ~ !~ =~ has in)"));
  }

  Result<void> operands(const std::string& name, Comparison& compared) {
    if (auto advanced = advance(); !advanced) return advanced;
    if (!at("(")) return tl::unexpected(expected("'('"));
    do {
      if (auto advanced = advance(); !advanced) return advanced;
      if (auto read = operand(name, compared); !read) return read;
    } while (at(","));
    if (!at(")")) return tl::unexpected(expected("',' or ')'"));
    return advance();
  }

  Result<void> operand(const std::string& name, Comparison& compared) {
    if (token_.kind != Token::Kind::word && token_.kind != Token::Kind::string)
      return tl::unexpected(expected("a value"));
    Operand operand{.text = token_.text};
    if (auto read = read_as(name, compared, operand); !read) return read;
    compared.any_of.push_back(std::move(operand));
    return advance();
  }

  // The forms of it that the field can use.
  Result<void> read_as(const std::string& name, Comparison& compared, Operand& operand) {
    const auto take = [&](std::optional<int64_t> number) {
      operand.is_number = number.has_value();
      operand.number = number.value_or(0);
      return operand.is_number;
    };
    const std::string here = fmt::format("'{}' at character {}", operand.text, token_.at + 1);
    if (compared.op == Operator::regex) return compile(here, operand);
    switch (compared.field->kind) {
      case FieldKind::number:
        if (take(parse_number(operand.text, kSizes))) return {};
        return fail(fmt::format("{} is no number, which {} is", here, name), 0, "10, -1, 0x1f, 0644, 4k");
      case FieldKind::duration:
        if (take(parse_number(operand.text, kTimes))) return {};
        return fail(fmt::format("{} is no time", here), 0, "a number with ns, us, ms, s or min: 10ms");
      case FieldKind::error:
        if (take(error_number(operand.text)) || take(parse_number(operand.text, kSizes))) return {};
        return unknown_error(here, operand.text);
      case FieldKind::call: {
        auto calls = syscalls::parse_call_set(operand.text);
        if (!calls) return tl::unexpected(calls.error());
        compared.calls.x86_64 |= calls->x86_64;
        compared.calls.i386 |= calls->i386;
        compared.calls.others = compared.calls.others || calls->others;
        return {};
      }
      case FieldKind::any:
        if (token_.kind == Token::Kind::word) take(parse_number(operand.text, kSizes));
        return {};
      case FieldKind::text:
        return {};
    }
    return {};
  }

  static Result<void> unknown_error(const std::string& here, std::string_view name) {
    Nearest nearest(name);
    for (const syscalls::Flag& flag : syscalls::kErrnos.flags) nearest.consider(flag.name);
    return fail(fmt::format("{} is no error", here), 0, nearest.question());
  }

  static Result<void> compile(const std::string& here, Operand& operand) {
    auto compiled = std::make_unique<regex_t>();
    if (const int error = ::regcomp(compiled.get(), operand.text.c_str(), REG_EXTENDED | REG_NOSUB); error != 0) {
      char why[128];
      ::regerror(error, compiled.get(), why, sizeof(why));
      return fail(fmt::format("{} is no regular expression", here), 0, why);
    }
    operand.pattern = std::shared_ptr<const regex_t>(compiled.release(), [](const regex_t* pattern) {
      ::regfree(const_cast<regex_t*>(pattern));  // NOLINT(cppcoreguidelines-pro-type-const-cast): it was made above
      delete pattern;
    });
    return {};
  }

  // Does the operator make sense for what the field is?
  static Result<void> check_operator(const std::string& name, const Comparison& compared) {
    const FieldKind kind = compared.field->kind;
    const Operator op = compared.op;
    const bool is_text = kind == FieldKind::text || kind == FieldKind::any;
    if ((op == Operator::glob || op == Operator::regex) && !is_text)
      return fail(fmt::format("{} is no text: ~ and =~ are for texts", name), 0, "compare it with == or in");
    if (op == Operator::has && kind != FieldKind::any)
      return fail(fmt::format("{} has no flags", name), 0, "'has' is for arguments: arg.flags has O_CREAT");
    if (is_order(op) && (kind == FieldKind::text || kind == FieldKind::call))
      return fail(
          fmt::format("{} has no order: it is compared with == != {}in", name, kind == FieldKind::text ? "~ =~ " : ""));
    return {};
  }

  std::string_view text_;
  Lexer lexer_;
  Token token_{};
};

}  // namespace

Result<Expression> parse_expression(std::string_view text) {
  return Parser{text}.parse();
}

}  // namespace tracectl::filter
