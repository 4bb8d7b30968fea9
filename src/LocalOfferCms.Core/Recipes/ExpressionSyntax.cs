using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Recipes;

/// <summary>A call in a recipe's expression, such as <c>variables('x')</c>: a name and up to two quoted arguments. Nothing else is understood,
/// so nothing else can be run.</summary>
/// <param name="Function">The prefix and the function, such as <c>js:variables</c>.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed partial record ExpressionSyntax(string Function, IReadOnlyList<string> Arguments)
{
    /// <summary>Whether a text has the form <c>[js: …]</c> or <c>[file:…]</c>.</summary>
    public static bool LooksLikeOne(string text) =>
        text.EndsWith(']') && (text.StartsWith("[js:", StringComparison.Ordinal) || text.StartsWith("[file:", StringComparison.Ordinal));

    /// <summary>Reads the expression; null when it is not a single call with quoted arguments.</summary>
    public static ExpressionSyntax? Read(string text)
    {
        var prefix = text.IndexOf(':');
        var call = Call().Match(text[(prefix + 1)..^1]);
        return call.Success
            ? new($"{text[1..prefix]}:{call.Groups["name"].Value}", [.. new[] { call.Groups["first"], call.Groups["second"] }.Where(g => g.Success).Select(g => Unescape(g.Value))])
            : null;
    }

    private static string Unescape(string argument) => Escapes().Replace(argument[1..^1], m => m.Groups[1].Value switch
    {
        "n" => "\n",
        "r" => "\r",
        "t" => "\t",
        var other => other,
    });

    [GeneratedRegex("""^\s*(?<name>[A-Za-z][A-Za-z0-9]*)\s*\(\s*((?<first>'([^'\\]|\\.)*'|"([^"\\]|\\.)*")\s*(,\s*(?<second>'([^'\\]|\\.)*'|"([^"\\]|\\.)*")\s*)?)?\)\s*;?\s*$""",
        RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escapes();
}
