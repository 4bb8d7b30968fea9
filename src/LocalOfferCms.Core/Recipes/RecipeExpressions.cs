using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Works out the few expressions that recipes need: <c>[js: uuid()]</c>, <c>variables</c>, <c>parameters</c>, <c>configuration</c>,
/// <c>base64</c>, and <c>[file:text('…')]</c>. Anything else is reported and kept as text. No script is ever run.</summary>
internal sealed class RecipeExpressions(RecipeFile file, IReadOnlyDictionary<string, string> parameters, RecipeReport report)
{
    // A result that looks like an expression is one in its turn; a variable that leads to itself must end somewhere.
    private const int MaxRounds = 16;

    // Files and variables are copied into the recipe wherever they are named, so all that they add together is bounded too.
    private const long MaxAdded = 200_000_000;

    private readonly Dictionary<string, JsonValue> _variables = [];
    private readonly HashSet<string> _beingEvaluated = [];
    private long _added;

    /// <summary>A copy of a node with every expression in it worked out.</summary>
    /// <param name="node">Part of the recipe.</param>
    /// <param name="pointer">Where it is: <c>uuid()</c> is made from this, so that a second run makes the same.</param>
    /// <exception cref="RecipeException">It names a file outside the recipe's folder, or grows beyond all bounds.</exception>
    public JsonNode? Evaluate(JsonNode? node, string pointer) => node switch
    {
        JsonObject json => new JsonObject(json.Select(m => KeyValuePair.Create(m.Key, Evaluate(m.Value, $"{pointer}/{Escape(m.Key)}")))),
        JsonArray array => new JsonArray([.. array.Select((value, i) => Evaluate(value, $"{pointer}/{i}"))]),
        _ when JsonText.String(node) is { } text => Storable(ExpressionSyntax.LooksLikeOne(text) ? Evaluate(text, pointer) : text, pointer),
        _ => node?.DeepClone(),
    };

    // PostgreSQL cannot hold this character, and no text needs it.
    private static JsonNode Storable(JsonNode value, string pointer) => JsonText.String(value)?.Contains('\0') == true
        ? throw new RecipeException(pointer, "text", "U+0000", "The text holds a character that cannot be stored (U+0000).")
        : value;

    private JsonNode Evaluate(string text, string pointer)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            if (Call(text, pointer) is not { } result)
            {
                return text;
            }

            if (JsonText.String(result) is not { } next)
            {
                return result.DeepClone();
            }

            Count(next.Length, pointer);
            if (!ExpressionSyntax.LooksLikeOne(next))
            {
                return next;
            }

            text = next;
        }

        NotUnderstood(pointer, text, $"Its result is an expression again and again; after {MaxRounds} rounds it was kept as text.");
        return text;
    }

    /// <summary>The result of one call; null when it is not understood.</summary>
    private JsonValue? Call(string text, string pointer)
    {
        var call = ExpressionSyntax.Read(text);
        return (call?.Function, call?.Arguments) switch
        {
            ("js:uuid", []) => JsonValue.Create(ContentIds.FromName($"{file.Name}#{pointer}")),
            ("js:variables", [var name]) => Variable(text, name, pointer),
            ("js:parameters", [var name]) => parameters.TryGetValue(name, out var value)
                ? JsonValue.Create(value)
                : NotUnderstood(pointer, text, $"No set-up parameter '{name}' was given. Kept as text."),
            ("js:configuration", [_, var fallback]) => JsonValue.Create(fallback),
            ("js:base64", [var data]) => Decode(text, data, pointer),
            ("file:text", [var path]) => Read(text, path, pointer, bytes => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')),
            ("file:base64", [var path]) => Read(text, path, pointer, Convert.ToBase64String),
            _ => NotUnderstood(pointer, text, "Kept as text; expressions are not run."),
        };
    }

    private JsonValue? Variable(string text, string name, string pointer)
    {
        if (_variables.TryGetValue(name, out var value))
        {
            return value;
        }

        if (file.Variables[name] is not JsonValue source)
        {
            return NotUnderstood(pointer, text, $"The recipe has no variable '{name}' that is a text or a number. Kept as text.");
        }

        if (!_beingEvaluated.Add(name))
        {
            return NotUnderstood(pointer, text, $"The variable '{name}' leads back to itself. Kept as text.");
        }

        value = (JsonValue)Evaluate(source, $"/variables/{Escape(name)}")!;
        _beingEvaluated.Remove(name);
        _variables[name] = value;
        return value;
    }

    private JsonValue? Decode(string text, string data, string pointer)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length)
            ? JsonValue.Create(Encoding.UTF8.GetString(bytes, 0, length))
            : NotUnderstood(pointer, text, "This is not Base64. Kept as text.");
    }

    private JsonValue? Read(string text, string path, string pointer, Func<byte[], string> decode) =>
        RecipeFolder.Read(file.Folder, path, pointer) is { } bytes
            ? JsonValue.Create(decode(bytes))
            : NotUnderstood(pointer, text, $"There is no file '{path}' beside the recipe. Kept as text.");

    private JsonValue? NotUnderstood(string pointer, string text, string message)
    {
        report.AddNotUnderstood(pointer, "expression", text, message);
        return null;
    }

    private void Count(int length, string pointer)
    {
        _added += length;
        if (_added > MaxAdded)
        {
            throw new RecipeException(pointer, "expression", file.Name, $"The files and variables that the recipe names add more than {MaxAdded / 1_000_000} MB to it.");
        }
    }

    // RFC 6901.
    private static string Escape(string member) => member.Replace("~", "~0").Replace("/", "~1");
}
