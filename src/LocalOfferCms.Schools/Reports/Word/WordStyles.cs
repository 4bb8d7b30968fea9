using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LocalOfferCms.Schools.Reports.Word;

/// <summary>How a Word file looks: real headings that Word lists, print that is large enough, and lists that a screen reader counts.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Link = "Hyperlink";

    /// <summary>The numbering of lists with points; every numbered list gets one of its own.</summary>
    public const int Points = 1;

    private const int PointsPattern = 0;
    private const int NumbersPattern = 1;
    private const int Levels = 6;

    public static string Heading(int level) => "Heading" + Math.Clamp(level, 1, 6);

    /// <summary>Styles, lists and language.</summary>
    public static void Add(MainDocumentPart main, string language)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(language);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
            Pattern(PointsPattern, NumberFormatValues.Bullet, _ => "•"), Pattern(NumbersPattern, NumberFormatValues.Decimal, level => $"%{level + 1}."),
            new NumberingInstance(new AbstractNumId { Val = PointsPattern }) { NumberID = Points });
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = language });
    }

    /// <summary>A numbering that begins at 1.</summary>
    public static int AddNumbers(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart!.Numbering;
        var id = numbering.Elements<NumberingInstance>().Max(n => n.NumberID!.Value) + 1;
        numbering.AppendChild(new NumberingInstance(
            new AbstractNumId { Val = NumbersPattern }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = id });
        return id;
    }

    private static Styles Styles(string language)
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "24" }, new Languages { Val = language })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Large(Title, "Title", "44", null),
            new Style(new StyleName { Val = Link }, new StyleRunProperties(new Color { Val = "0B4C8C" }, new Underline { Val = UnderlineValues.Single }))
            { Type = StyleValues.Character, StyleId = Link });
        foreach (var (level, size) in new[] { (1, "34"), (2, "30"), (3, "27"), (4, "25"), (5, "24"), (6, "24") })
        {
            styles.AppendChild(Large(Heading(level), $"heading {level}", size, level - 1));
        }

        return styles;
    }

    private static Style Large(string id, string name, string size, int? outline)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "320", After = "120" });
        if (outline is { } level)
        {
            paragraph.AppendChild(new OutlineLevel { Val = level });
        }

        return new Style(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph,
            new StyleRunProperties(new Bold(), new FontSize { Val = size }))
        { Type = StyleValues.Paragraph, StyleId = id };
    }

    private static AbstractNum Pattern(int id, NumberFormatValues format, Func<int, string> text)
    {
        var pattern = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            pattern.AppendChild(new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text(level) },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = $"{(level + 1) * 480}", Hanging = "360" })) { LevelIndex = level });
        }

        return pattern;
    }
}
