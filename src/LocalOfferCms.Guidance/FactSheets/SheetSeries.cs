using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.FactSheets;

/// <summary>A fact sheet among the others of its series.</summary>
/// <param name="Name">The name of the series; empty when the sheet is in none.</param>
/// <param name="Sheets">All sheets of the series, in order.</param>
/// <param name="Minutes">How long the sheet takes to read.</param>
internal sealed record SheetReading(string Name, IReadOnlyList<PageLink> Sheets, int Minutes)
{
    /// <summary>How many words most people read in a minute when the subject is new to them.</summary>
    private const int WordsAMinute = 200;

    /// <summary>"About 3 minutes to read".</summary>
    public string MinutesInWords => Minutes == 1 ? "About 1 minute to read" : $"About {Minutes} minutes to read";

    /// <summary>The place of a sheet in the series, from 1; 0 when it is in none.</summary>
    public int PlaceOf(string id) => Sheets.Select((sheet, index) => (sheet.Id, Place: index + 1)).FirstOrDefault(s => s.Id == id).Place;

    /// <summary>The minutes that a text takes, one at least.</summary>
    public static int MinutesOf(string words) =>
        Math.Max(1, (words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length + WordsAMinute - 1) / WordsAMinute);
}

/// <summary>Finds the other sheets of a series, in one query.</summary>
internal sealed class SheetSeries(CmsDbContext db, ContentMarkdown markdown, PageTags tags)
{
    /// <summary>Reads what a sheet's page says about the sheet.</summary>
    public async Task<SheetReading> OfAsync(PageContext page, CancellationToken ct)
    {
        var name = SheetIndexer.SeriesOf(page.Content.Part("FactSheetPart"));
        tags.DependAlsoOn(PageTags.Type(page.Type.Name));
        var words = string.Join('\n', ContentBlocks.TextOf(page).Select(block => block switch
        {
            MarkdownBlock text => markdown.PlainText(text.Source, page.Site.References),
            HtmlBlock text => ContentHtml.PlainText(text.Source),
            _ => "",
        }));
        return new SheetReading(name, name.Length > 0 ? await SheetsAsync(name, ct) : [], SheetReading.MinutesOf(words));
    }

    private async Task<IReadOnlyList<PageLink>> SheetsAsync(string name, CancellationToken ct) => await (
        from series in db.Fields.AsNoTracking().Where(f => f.Field == SheetIndexer.Series && f.Text == name)
        join page in db.PublishedPages.Where(p => p.Path != null) on series.ContentItemId equals page.ContentItemId
        join number in db.Fields.Where(f => f.Field == SheetIndexer.Number) on page.ContentItemId equals number.ContentItemId
        orderby number.Number, page.Title
        select new PageLink(page.ContentItemId, page.ContentType, page.Title, page.Summary, page.Path, null, null)).ToListAsync(ct);
}
