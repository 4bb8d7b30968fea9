using System.Diagnostics;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Tests.Acceptance.EveryCouncil;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Checks;

/// <summary>The demonstration councils' own words, which the product stands by.</summary>
[Collection(SixCouncilsCollection.Name)]
public sealed class OurContentTests(SixCouncils councils)
{
    public static TheoryData<string> Names => ["norfolk", "cambridgeshire", "peterborough", "milton-keynes", "sefton", "south-tees"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_EveryPublishedItem_HasNothingThatMustBeFixed(string council)
    {
        var faults = new List<string>();
        await councils.InAsync(council, async (services, db) =>
        {
            var checks = services.GetRequiredService<ContentChecks>();
            var words = await checks.PrepareAsync(db, default);
            foreach (var version in await db.ContentVersions.AsNoTracking().Where(v => v.Published).Join(db.ContentItems, v => v.ContentItemId, i => i.ContentItemId, (v, i) => new { v.DisplayText, v.Data, i.ContentType }).ToListAsync())
            {
                var watch = Stopwatch.StartNew();
                var report = checks.Run(new ContentDocument(version.ContentType, JsonText.Object(version.Data)), words);
                if (Environment.GetEnvironmentVariable("DUMP") is { } file)
                {
                    File.AppendAllLines(file, report.Findings.Select(f => $"{council}\t{version.ContentType}\t{version.DisplayText}\t{f.Severity}\t{f.Code}\t{f.Place.Field}:{f.Place.Line}\t{f.Message}\t{f.Place.Quote}"));
                    File.AppendAllText(file + ".times", $"{watch.Elapsed.TotalMilliseconds:0.0}\t{version.Data.Length}\t{report.Findings.Count}\t{report.Reading?.Band}\t{version.DisplayText}\n");
                }

                faults.AddRange(report.Findings.Where(f => f.Severity == FindingSeverity.MustFix).Select(f => $"{version.DisplayText}, {f.Place.Label}: {f.Message} ('{f.Place.Quote}')"));
            }
        });

        Assert.Empty(faults);
    }
}
