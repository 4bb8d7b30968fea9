using LocalOfferCms.Core;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Imports;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>What a look at an address found.</summary>
/// <param name="Status">The answer's status; null for none.</param>
/// <param name="Problem">What is wrong, in a sentence; null when it is there and could be read.</param>
/// <param name="Year">The school year that it names, by the year in which that begins.</param>
/// <param name="LinksHere">Whether it links to the council's site; null when it could not be read.</param>
internal sealed record OwnReportFindings(int? Status, string? Problem, int? Year, bool? LinksHere)
{
    /// <summary>Reads what was fetched: a web page, a PDF or a Word document.</summary>
    /// <param name="page">What was fetched.</param>
    /// <param name="sites">What an address of the council's site begins with, with or without its scheme.</param>
    /// <param name="today">The day in the council.</param>
    public static OwnReportFindings Of(FetchedPage page, IReadOnlyList<string> sites, DateOnly today)
    {
        if (page.Problem is not null)
        {
            return new(page.Status, Cut(page.Problem), null, null);
        }

        try
        {
            var read = ForeignDocuments.Read(new ImportFile(NameOf(page.Address), page.Bytes));
            var year = NamedYear.In($"{read.Title}\n{read.Markdown}", today);
            var linksHere = read.Links.Any(link => sites.Any(site => LeadsTo(link, site)))
                || sites.Any(site => read.Markdown.Contains(WithoutScheme(site) + "/", StringComparison.OrdinalIgnoreCase));
            return new(page.Status, null, year, linksHere);
        }
        catch (RefusedException refused)
        {
            return new(page.Status, Cut(refused.Message), null, null);
        }
    }

    private static bool LeadsTo(string link, string site)
    {
        var (at, ours) = (WithoutScheme(link.Trim()), WithoutScheme(site));
        return at.StartsWith(ours, StringComparison.OrdinalIgnoreCase) && (at.Length == ours.Length || at[ours.Length] is '/' or '?' or '#' or ':');
    }

    private static string WithoutScheme(string address)
    {
        var at = address.IndexOf("//", StringComparison.Ordinal);
        return at < 0 ? address : address[(at + 2)..];
    }

    private static string NameOf(Uri? address) =>
        address is not null && Uri.UnescapeDataString(address.Segments[^1]).Trim('/') is { Length: > 0 } name ? name.Length <= 80 ? name : name[..80] : "the page";

    private static string Cut(string problem) => problem.Length <= OwnReportCheck.ProblemLength ? problem : problem[..OwnReportCheck.ProblemLength];
}
