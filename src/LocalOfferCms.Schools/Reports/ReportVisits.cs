using System.Globalization;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Reports.Word;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Schools.Reports;

/// <summary>Gives a report as a Word file at <c>…/report.docx</c>, told as <c>?view=</c> asks.</summary>
internal sealed class ReportVisits(ContentMarkdown markdown) : IPageVisits, ISubPages
{
    /// <summary>What follows the report's address.</summary>
    public const string WordFile = "report.docx";

    /// <inheritdoc/>
    public string ContentType => ReportStanding.ContentType;

    /// <inheritdoc/>
    public string? TitleOf(PageContext page) => page.SubPath == WordFile ? "Word file" : null;

    /// <inheritdoc/>
    public IActionResult? Answer(PageContext page, HttpContext http, ViewDataDictionary view)
    {
        if (page.SubPath != WordFile)
        {
            return null;
        }

        var request = http.Request;
        var site = new Uri($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/");
        var bytes = ReportWord.Write(page, ReportView.Named(request.Query["view"]).Asker, site, markdown, CouncilDay.Of(page.Tenant, page.PublishedUtc));
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (page.AsOn is not null)
        {
            // There are as many days as anybody likes to ask for.
            http.Response.Headers.CacheControl = "no-store";
        }

        return new FileContentResult(bytes, ReportWord.MediaType) { FileDownloadName = ReportWord.FileName(page) };
    }
}

/// <summary>A way to read a report.</summary>
/// <param name="Name">As the address has it (<c>?view=</c>); empty for the first.</param>
/// <param name="Words">As readers see it.</param>
/// <param name="Asker">Whose questions; null for the law's list.</param>
internal sealed record ReportView(string Name, string Words, Asker? Asker)
{
    /// <summary>All ways.</summary>
    public static readonly IReadOnlyList<ReportView> All =
    [
        new("", "Questions that parents ask", Reports.Asker.Parents),
        new("young-person", "Questions that young people ask", Reports.Asker.YoungPeople),
        new("law", "The list in the law", null),
    ];

    /// <summary>The query that asks for it, of the report as it is or as it stood on a day.</summary>
    public string Query(DateOnly? asOn)
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (Name.Length > 0)
        {
            query.Add(new("view", Name));
        }

        if (asOn is { } day)
        {
            query.Add(new("as-on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return QueryString.Create(query).ToUriComponent();
    }

    /// <summary>The way of this name; the first when there is none.</summary>
    public static ReportView Named(string? name) => All.FirstOrDefault(v => v.Name == name) ?? All[0];
}
