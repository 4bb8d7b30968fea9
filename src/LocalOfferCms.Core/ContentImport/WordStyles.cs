using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LocalOfferCms.Core.Imports;

/// <summary>What the styles and lists of a Word document mean.</summary>
internal sealed class WordStyles
{
    private const int DeepestBasis = 12;
    private readonly Dictionary<string, Style> _styles;
    private readonly Dictionary<int, int> _abstractOf;
    private readonly Dictionary<int, AbstractNum> _lists;

    public WordStyles(MainDocumentPart main)
    {
        _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []).Where(s => s.StyleId?.Value is not null).DistinctBy(s => s.StyleId!.Value).ToDictionary(s => s.StyleId!.Value!);
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        _abstractOf = (numbering?.Elements<NumberingInstance>() ?? []).Where(n => n.NumberID?.Value is not null && n.AbstractNumId?.Val?.Value is not null)
            .DistinctBy(n => n.NumberID!.Value).ToDictionary(n => n.NumberID!.Value, n => n.AbstractNumId!.Val!.Value);
        _lists = (numbering?.Elements<AbstractNum>() ?? []).Where(a => a.AbstractNumberId?.Value is not null).DistinctBy(a => a.AbstractNumberId!.Value).ToDictionary(a => a.AbstractNumberId!.Value);
    }

    /// <summary>A heading's level, 1 for a title; 0 for other paragraphs.</summary>
    public int Heading(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < 6)
        {
            return own + 1;
        }

        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var depth = 0; id is not null && depth < DeepestBasis; depth++)
        {
            var style = _styles.GetValueOrDefault(id);
            if (LevelOfName(style?.StyleName?.Val?.Value ?? id) is > 0 and var named)
            {
                return named;
            }

            if (style?.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 6)
            {
                return level + 1;
            }

            id = style?.BasedOn?.Val?.Value;
        }

        return 0;
    }

    /// <summary>The list that a paragraph is an item of, its level from 0, and whether it is numbered; null for other paragraphs.</summary>
    public (int List, int Level, bool IsNumbered)? Item(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var styled = Basis(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n?.NumberingId is not null);
        var list = own?.NumberingId?.Val?.Value ?? styled?.NumberingId?.Val?.Value;
        if (list is null or 0)
        {
            return null;
        }

        var level = own?.NumberingLevelReference?.Val?.Value ?? styled?.NumberingLevelReference?.Val?.Value ?? 0;
        var format = _abstractOf.TryGetValue(list.Value, out var abstractId) && _lists.TryGetValue(abstractId, out var definition)
            ? definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level)?.NumberingFormat?.Val?.Value
            : null;
        return (list.Value, Math.Clamp(level, 0, 8), format is not null && format != NumberFormatValues.Bullet && format != NumberFormatValues.None);
    }

    private IEnumerable<Style> Basis(string? id)
    {
        for (var depth = 0; id is not null && depth < DeepestBasis && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static int LevelOfName(string name)
    {
        var plain = name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain == "title" ? 1
            : plain.StartsWith("heading", StringComparison.Ordinal) && int.TryParse(plain["heading".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 6 ? level
            : 0;
    }
}
