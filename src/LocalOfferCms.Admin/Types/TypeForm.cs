using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Types;

/// <summary>What is typed about a kind of content.</summary>
public sealed class TypeForm
{
    public string? DisplayName { get; set; }
    public string? Plural { get; set; }
    public string? Description { get; set; }
    public bool HasPage { get; set; }
    public List<string> Parts { get; set; } = [];

    /// <summary>A new one, as most want it. Not the defaults of the properties: a box that is not ticked is not posted.</summary>
    public static TypeForm New => new() { HasPage = true, Parts = ["SummaryPart", "MarkdownBodyPart", "ListedPart", "TopicsPart", "ContactPart"] };

    /// <summary>The parts that can be chosen.</summary>
    public static IEnumerable<SelectListItem> Offered => OwnType.Offered.Select(p => new SelectListItem(p.Label, p.Name));

    /// <summary>Names of the fields, for messages beside them.</summary>
    public static readonly string[] Names = [nameof(DisplayName), nameof(Plural), nameof(Description), nameof(HasPage), nameof(Parts)];

    /// <summary>What it says.</summary>
    public TypeOptions Read() => new(DisplayName ?? "", Plural ?? "", Description ?? "", HasPage, Parts);
}

/// <summary>What is typed about a field.</summary>
public sealed class FieldForm
{
    public string? Kind { get; set; } = "text";
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public bool IsRequired { get; set; }
    public bool IsFilterable { get; set; }
    public bool IsShown { get; set; }
    /// <summary>The choices of a list, one on a line.</summary>
    public string? Choices { get; set; }
    public string? Taxonomy { get; set; }

    /// <summary>A new one, as most want it.</summary>
    public static FieldForm New => new() { IsShown = true };

    /// <summary>Names of the fields, for messages beside them.</summary>
    public static readonly string[] Names =
        [nameof(Kind), nameof(Label), nameof(Hint), nameof(IsRequired), nameof(IsFilterable), nameof(IsShown), nameof(Choices), nameof(Taxonomy)];

    /// <summary>The kinds that can be chosen.</summary>
    public static IEnumerable<SelectListItem> Kinds => FieldKind.All.Select(k => new SelectListItem(k.Label, k.Name));

    /// <summary>What it says; of a kind that there is.</summary>
    public FieldOptions Read(FieldKind kind) => new(
        kind, Label ?? "", Hint ?? "", IsRequired, IsFilterable, IsShown, (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Taxonomy ?? "");

    /// <summary>Fills it from a field.</summary>
    public static FieldForm Of(FieldOptions options) => new()
    {
        Kind = options.Kind.Name, Label = options.Label, Hint = options.Hint, IsRequired = options.IsRequired, IsFilterable = options.IsFilterable, IsShown = options.IsShown,
        Choices = string.Join('\n', options.Choices ?? []), Taxonomy = options.Taxonomy,
    };
}
