using System.Text.RegularExpressions;

namespace LocalOfferCms.Workflows.Values;

/// <summary>A condition over placeholders: <c>{{ Comment.Kind }} == 'Praise'</c>, <c>!=</c>, or a placeholder alone, which is true unless it is empty
/// or says <c>false</c>. A <c>!</c> before a placeholder turns that round. Values are compared as they are, never run.</summary>
internal sealed partial class Condition
{
    private readonly string _left;
    private readonly string? _operator;
    private readonly string _right;
    private readonly bool _isNegated;

    private Condition(Match match) =>
        (_left, _operator, _right, _isNegated) = (match.Groups["left"].Value, match.Groups["op"].Success ? match.Groups["op"].Value : null, match.Groups["right"].Value, match.Groups["not"].Success);

    /// <summary>Why it cannot be decided here; null when it can.</summary>
    public static string? Refuse(string? expression, string? syntax) =>
        string.IsNullOrWhiteSpace(expression) ? "It has no condition."
        : syntax is not null && !syntax.Equals("Liquid", StringComparison.OrdinalIgnoreCase) || !Shape().IsMatch(expression)
            ? "Its condition is a script, and scripts are not run here. What works: {{ Content.Owner }} == 'a name', !=, or a placeholder alone."
        : null;

    public static Condition Read(string expression) => Shape().Match(expression) is { Success: true } match
        ? new(match) : throw new WorkflowFaultException($"'{expression}' is no condition that can be decided here.");

    public async Task<bool> IsTrueAsync(Func<string, Task<string>> value)
    {
        var left = await SideAsync(_left, value);
        return _operator switch
        {
            "==" => left == await SideAsync(_right, value),
            "!=" => left != await SideAsync(_right, value),
            _ => _isNegated != (left.Length > 0 && !left.Equals("false", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static Task<string> SideAsync(string side, Func<string, Task<string>> value) => Placeholders.Placeholder().Match(side) is { Success: true } match
        ? value(match.Groups["path"].Value)
        : Task.FromResult(side is ['\'' or '"', ..] ? side[1..^1] : side);

    [GeneratedRegex("""^\s*(?<not>!\s*)?(?<left>\{\{\s*[A-Za-z]\w*(\.\w+)+\s*\}\})\s*$|^\s*(?<left>\{\{\s*[A-Za-z]\w*(\.\w+)+\s*\}\})\s*(?<op>==|!=)\s*(?<right>\{\{\s*[A-Za-z]\w*(\.\w+)+\s*\}\}|'[^']*'|"[^"]*"|-?\d+(\.\d+)?|true|false)\s*$""")]
    private static partial Regex Shape();
}
