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
                var report = checks.Run(new ContentDocument(version.ContentType, JsonText.Object(version.Data)), words);
                faults.AddRange(report.Findings.Where(f => f.Severity == FindingSeverity.MustFix).Select(f => $"{version.DisplayText}, {f.Place.Label}: {f.Message} ('{f.Place.Quote}')"));
            }
        });

        Assert.Empty(faults);
    }
}
