using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Sites;

/// <summary>A term that no taxonomy has would be shown by its id.</summary>
[Collection(CouncilsCollection.Name)]
public class TermsTests(CouncilsFixture councils)
{
    // Duties are documents of their own, from the data on the law.
    private const string Duties = "duties";

    [Fact]
    public async Task EveryTerm_OfEveryCouncil_IsInItsTaxonomy()
    {
        var unknown = new List<string>();
        foreach (var council in councils.Host.Councils)
        {
            await councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
            {
                var site = await services.GetRequiredService<SiteSnapshots>().GetAsync(default);
                var terms = await services.GetRequiredService<CmsDbContext>().Terms.AsNoTracking().Where(t => t.Taxonomy != Duties).ToListAsync();
                Assert.NotEmpty(terms);
                unknown.AddRange(terms.Where(t => !site.Taxonomies.TryGetValue(t.Taxonomy, out var known) || !known.ContainsKey(t.Term))
                    .Select(t => $"{council.Name}: {t.ContentItemId} has the term '{t.Term}' of '{t.Taxonomy}'"));
            });
        }

        SourceTree.AssertRule("Every term is in its taxonomy.", unknown);
    }
}
