using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Reads JSON that anybody may have written. The bytes are walked once before they become nodes: that walk does not recurse,
/// so depth cannot overflow the stack, and it finds what the node reader would only trip over later (a member written twice,
/// half a surrogate pair), each with its line and column.</summary>
internal static class RecipeJson
{
    private static readonly JsonReaderOptions Walking = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = int.MaxValue,
    };

    /// <summary>The object in <paramref name="bytes"/>.</summary>
    /// <exception cref="RecipeException">It is not JSON, too deep, or not an object.</exception>
    public static JsonObject Object(byte[] bytes, string fileName) =>
        Parse(bytes, fileName) as JsonObject
        ?? throw Refuse(fileName, "The file is JSON, but not an object: a recipe begins with { and ends with }.");

    /// <summary>The JSON in <paramref name="bytes"/>, of any kind.</summary>
    /// <exception cref="RecipeException">It is not JSON, or too deep.</exception>
    public static JsonNode? Parse(byte[] bytes, string fileName)
    {
        var json = bytes.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        Walk(json, fileName);
        return JsonNode.Parse(json, documentOptions: JsonText.Reading);
    }

    private static void Walk(ReadOnlySpan<byte> json, string fileName)
    {
        if (json.IsEmpty)
        {
            throw Refuse(fileName, "The file is empty.");
        }

        if (!System.Text.Unicode.Utf8.IsValid(json))
        {
            throw Refuse(fileName, $"The file is not text in UTF-8{Place(json, FirstInvalid(json))}. Save it as UTF-8 and try again.");
        }

        var reader = new Utf8JsonReader(json, Walking);
        var members = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                Visit(ref reader, json, members, fileName);
            }
        }
        catch (JsonException e)
        {
            throw Refuse(fileName, $"The file is not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {FirstSentence(e.Message)}");
        }
    }

    private static void Visit(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Stack<HashSet<string>> members, string fileName)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= JsonText.MaxDepth:
                throw Refuse(fileName, $"The JSON is nested more than {JsonText.MaxDepth} levels deep{Place(json, reader.TokenStartIndex)}.");
            case JsonTokenType.StartObject:
                members.Push([]);
                break;
            case JsonTokenType.EndObject:
                members.Pop();
                break;
            case JsonTokenType.PropertyName when !members.Peek().Add(Text(ref reader, json, fileName)):
                throw Refuse(fileName, $"The member '{reader.GetString()}' is written twice in one object{Place(json, reader.TokenStartIndex)}.");
            case JsonTokenType.String:
                Text(ref reader, json, fileName);
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string fileName)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refuse(fileName, $"A text holds half a character (a lone surrogate){Place(json, reader.TokenStartIndex)}.");
        }
    }

    private static string Place(ReadOnlySpan<byte> json, long index)
    {
        var before = json[..(int)index];
        var line = before.Count((byte)'\n') + 1;
        return $", line {line}, column {before.Length - before.LastIndexOf((byte)'\n')}";
    }

    private static int FirstInvalid(ReadOnlySpan<byte> json)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(json[index..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            index += length;
        }

        return index;
    }

    // The reader's own message ends with the place, counted from 0.
    private static string FirstSentence(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? message[..end] : message;

    private static RecipeException Refuse(string fileName, string message) => new("", "file", fileName, message);
}
