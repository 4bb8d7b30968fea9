using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Participation.Published;

/// <summary><c>/you-said-we-did.csv</c>: the answers that the page of the same address lists.</summary>
internal static class AnswersFile
{
    private const int Most = 20_000;

    public static async Task<IResult> ServeAsync(HttpRequest request, CmsDbContext db, SiteSnapshots snapshots, AnswerList list, PageTags tags, CancellationToken ct)
    {
        tags.DependOnlyOn([AnswerAddress.Tag]);
        var site = await snapshots.GetAsync(ct);
        var answers = await list.AllAsync(site, AnswerFilter.Read(request.Query), Most, ct);
        string[] heading = ["Published", "Topic", "Page", "You said", "Our answer", "Action", "What we do", "Who does it", "By when", "Done on", "How families took part", "Corrected", "Made up for a demonstration"];
        var rows = answers.Select(a => (IReadOnlyList<string?>)
        [
            Day(a.Published), a.Topic, a.PageTitle, a.Response.YouSaid, a.Response.Text, ActionWords.Of(a.Response.Action), a.Response.ActionText, a.Response.ActionOwner,
            a.Response.ActionDue is { } due ? Day(due) : "", a.Response.ActionDoneUtc is { } done ? done.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            a.Response.FamiliesInvolved, a.Response.Correction, a.Response.IsInvented ? "yes" : "no",
        ]);
        return CsvFile.Result(Noticed(db.Tenant, [heading, .. rows]));
    }

    /// <summary>Under the notice of a demonstration, when the site is one.</summary>
    public static IEnumerable<IReadOnlyList<string?>> Noticed(Tenant tenant, IEnumerable<IReadOnlyList<string?>> rows) =>
        tenant.DemonstrationNotice is { } notice ? rows.Prepend([notice]) : rows;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
