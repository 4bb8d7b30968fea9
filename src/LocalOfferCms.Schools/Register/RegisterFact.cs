using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Schools.Register;

/// <summary>How a fact is kept: which kind of field it is.</summary>
internal enum FactKind
{
    Text,
    Number,
    Date,
    Link,
    Needs,
    Values,
}

/// <summary>A fact that the national register may say of a school: a field of <c>SchoolRegisterPart</c>. As text, several values stand a line each.</summary>
/// <param name="Name">The field.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Words">What a report of an import calls it.</param>
internal sealed record RegisterFact(string Name, FactKind Kind, string Words)
{
    /// <summary>The part that holds them all.</summary>
    public const string Part = "SchoolRegisterPart";

    /// <summary>Where it stands in <see cref="Facts.All"/>.</summary>
    public int Index { get; init; }

    /// <summary>Whether it says something about the school, and not about the file or the like: only then is a new value a change.</summary>
    public bool Counts => this != Facts.Source && this != Facts.AsAt;

    /// <summary>Reads it from a part; empty when nobody says it.</summary>
    public string Read(ContentPart part) => Kind switch
    {
        FactKind.Text => part.Text(Name),
        FactKind.Number => part.Number(Name)?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        FactKind.Date => part.Date(Name)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        FactKind.Link => part.Link(Name)?.Url ?? "",
        FactKind.Needs => string.Join('\n', part.Terms(Name)),
        _ => string.Join('\n', part.Values(Name)),
    };

    /// <summary>The field's JSON.</summary>
    public JsonObject Write(string value, string schoolName) => Kind switch
    {
        FactKind.Text => new() { ["Text"] = value },
        FactKind.Number => new() { ["Value"] = double.Parse(value, CultureInfo.InvariantCulture) },
        FactKind.Date => new() { ["Value"] = value },
        FactKind.Link => new() { ["Url"] = value, ["Text"] = schoolName },
        FactKind.Needs => new() { ["TaxonomyContentItemId"] = "needs", ["TermContentItemIds"] = Lines(value) },
        _ => new() { ["Values"] = Lines(value) },
    };

    private static JsonArray Lines(string value) => [.. value.Split('\n').Select(line => (JsonNode)line)];
}

/// <summary>What the register says of one school, fact by fact.</summary>
internal sealed class RegisteredSchool
{
    private readonly string?[] _facts = new string?[Facts.All.Count];

    /// <summary>A fact: null when the file does not speak of it, so that what was known before stays; empty when it says that there is none.</summary>
    public string? this[RegisterFact fact]
    {
        get => _facts[fact.Index];
        set => _facts[fact.Index] = value;
    }

    /// <summary>The line of the file; 0 when it was read from content.</summary>
    public int Line { get; init; }

    /// <summary>The number in the register.</summary>
    public string Urn => _facts[Facts.Urn.Index] ?? "";

    /// <summary>Its name in the register.</summary>
    public string Name => _facts[Facts.Name.Index] ?? "";

    /// <summary>Whether it has closed.</summary>
    public bool IsClosed => _facts[Facts.Status.Index] == RegisterWords.Closed;

    /// <summary>Whether families can go there now.</summary>
    public bool IsOpen => _facts[Facts.Status.Index]?.StartsWith("Open", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether it is of a kind that families look for.</summary>
    public bool IsSought { get; init; } = true;

    /// <summary>What a school's content says that the register says; null when it has no such part.</summary>
    public static RegisteredSchool? Read(JsonObject content)
    {
        if (content[RegisterFact.Part] is not JsonObject json)
        {
            return null;
        }

        var (part, school) = (new ContentPart(json), new RegisteredSchool());
        foreach (var fact in Facts.All)
        {
            school[fact] = fact.Read(part);
        }

        return school;
    }

    /// <summary>The facts that a later word of the register changes.</summary>
    public IReadOnlyList<RegisterFact> ChangedBy(RegisteredSchool later) =>
        [.. Facts.All.Where(f => f.Counts && later[f] is { } value && value != (this[f] ?? ""))];

    /// <summary>This, with all that a later word of the register says.</summary>
    public RegisteredSchool With(RegisteredSchool later)
    {
        var merged = new RegisteredSchool { Line = later.Line, IsSought = later.IsSought };
        foreach (var fact in Facts.All)
        {
            merged[fact] = later[fact] ?? this[fact];
        }

        return merged;
    }

    /// <summary>The part, as content has it. What nobody says is left out.</summary>
    public JsonObject ToJson()
    {
        var part = new JsonObject();
        foreach (var fact in Facts.All)
        {
            if (this[fact] is { Length: > 0 } value)
            {
                part[fact.Name] = fact.Write(value, Name);
            }
        }

        return part;
    }
}
