using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Benchmarks;

/// <summary>From the moment an editor publishes until a reader sees it, on the same node and on another.</summary>
internal static class Publishing
{
    private const int Times = 20;
    private const string Page = "faq";

    public static async Task MeasureAsync(Product product, GoalTable table)
    {
        Run.Say("Publishing");
        await using var here = await CmsHost.StartAsync(new CmsHostOptions(RealServer: true, Now: TimeProvider.System.GetUtcNow()));
        var council = await here.AddCouncilAsync(new MarkedCouncil("benchmark", "Benchmark", "norfolk"));
        await using var there = product.Start(here.Data.Folder, ("SetUpConfiguredCouncils", "false"));
        var (near, far) = (new Uri(here.Address, $"benchmark/{Page}"), new Uri(await there.ListeningAsync(TimeSpan.FromMinutes(1)), $"benchmark/{Page}"));
        using var client = new HttpClient();
        await client.GetStringAsync(near);
        await client.GetStringAsync(far);

        var (nearTimes, farTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            var title = $"Publication {i} of {Times}";
            var clock = Stopwatch.StartNew();
            await PublishAsync(here, council, title);
            var seen = Product.AnswersAsync(client, near, clock, text => text.Contains(title, StringComparison.Ordinal));
            var seenThere = Product.AnswersAsync(client, far, clock, text => text.Contains(title, StringComparison.Ordinal));
            nearTimes.Add((await seen).TotalMilliseconds);
            farTimes.Add((await seenThere).TotalMilliseconds);
        }

        table.AtMost("publish to visible, same node, median of 20", 500, 50, nearTimes.Order().ElementAt(Times / 2), "ms");
        table.AtMost("publish to visible, another process, median of 20", 2000, 300, farTimes.Order().ElementAt(Times / 2), "ms");
    }

    private static Task PublishAsync(CmsHost host, Tenant council, string title) => host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
    {
        var now = new ChangeContext(TimeProvider.System.GetUtcNow().UtcDateTime, "benchmark", "A measurement.");
        var db = services.GetRequiredService<CmsDbContext>();
        var version = await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == Page && v.Published);
        var content = JsonText.Object(version.Data);
        content["TitlePart"] = new JsonObject { ["Title"] = title };
        await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(Page, "Faq", title, content.KeptBy("Editors")), now, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(Page, now, default);
    });
}
