using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Sharing;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Sharing;

/// <summary>A publisher and a site that copies from it. CAP-127, STE-03.</summary>
public sealed class SharingFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;
    internal Tenant Publisher { get; private set; } = null!;
    internal Tenant Other { get; private set; } = null!;
    internal SharedContent Sharing => Host.Services.GetRequiredService<SharedContent>();

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Publisher = Host.Council(MarkedCouncil.Alder.Name);
        Other = Host.Council(MarkedCouncil.Briar.Name);
        foreach (var item in new[] { "page", "faq", "index", "guide" })
        {
            await Sharing.OfferAsync(Publisher, item, offered: true, "The Alder Advice Service", "test", default);
        }
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Changes an item and publishes it, or leaves a draft.</summary>
    internal Task EditAsync(Tenant tenant, string item, Action<JsonObject> change, bool publish = true) =>
        Host.Services.GetRequiredService<TenantScopes>().RunAsync(tenant, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var version = await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == item && v.Latest);
            var type = await db.ContentItems.Where(i => i.ContentItemId == item).Select(i => i.ContentType).SingleAsync();
            var content = JsonText.Object(version.Data);
            change(content);
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            var context = new ChangeContext(Host.Clock.GetUtcNow().UtcDateTime, "editor");
            await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(item, type, version.DisplayText, content.KeptBy("Editors")), context, default);
            if (publish)
            {
                await services.GetRequiredService<PublishContent>().ExecuteAsync(item, context, default);
            }
        });

    internal async Task<string> GetAsync(string address)
    {
        using var client = Host.CreateClient();
        return await client.GetStringAsync(address);
    }

    internal async Task<SharedCopyLine> LineAsync(string copy) => (await Sharing.ListAsync(Other, default)).Single(l => l.ContentItemId == copy);
}

public sealed class SharedContentTests(SharingFixture fixture) : IClassFixture<SharingFixture>
{
    [Fact]
    public async Task Copy_ThenANewerVersion_IsOfferedAndTakenOverWithWhatTheSiteAdded()
    {
        var copy = await fixture.Sharing.CopyAsync(fixture.Other, "alder", "page", "support/from-alder", "test", default);

        var html = await fixture.GetAsync("/briar/support/from-alder");
        Assert.Contains("Published by <strong>The Alder Advice Service</strong>", html, StringComparison.Ordinal);
        Assert.Contains("Alderwort heading", html, StringComparison.Ordinal);
        // The publisher's own pages are not here: its links become plain words.
        Assert.Contains("A Alderwort link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("support/guide\">Alderwort link", html, StringComparison.Ordinal);
        Assert.Equal(SharedState.UpToDate, (await fixture.LineAsync(copy)).State);

        await fixture.EditAsync(fixture.Other, copy, content =>
        {
            content["SharedPart"]!["LocalHeading"] = new JsonObject { ["Text"] = "In Briar" };
            content["SharedPart"]!["LocalAddition"] = new JsonObject { ["Markdown"] = "Ask the *Briar* team." };
        });
        await fixture.EditAsync(fixture.Publisher, "page", content => content["MarkdownBodyPart"]!["Markdown"] = "## Alderwort newer\n\nNewer words.");
        Assert.Equal(SharedState.NewerThere, (await fixture.LineAsync(copy)).State);
        // Nothing changes until the site says so.
        Assert.DoesNotContain("Newer words.", await fixture.GetAsync("/briar/support/from-alder"), StringComparison.Ordinal);

        await fixture.Sharing.AcceptAsync(fixture.Other, copy, "test", default);

        html = await fixture.GetAsync("/briar/support/from-alder");
        Assert.Contains("Newer words.", html, StringComparison.Ordinal);
        Assert.Contains("In Briar</h2>", html, StringComparison.Ordinal);
        Assert.Contains("Ask the <em>Briar</em> team.", html, StringComparison.Ordinal);
        Assert.Equal(SharedState.UpToDate, (await fixture.LineAsync(copy)).State);
        var again = await Assert.ThrowsAsync<RefusedException>(() => fixture.Sharing.AcceptAsync(fixture.Other, copy, "test", default));
        Assert.Equal("UpToDate", Assert.Single(again.Refusals).Code);
        await fixture.Host.Services.GetRequiredService<TenantScopes>().RunAsync(fixture.Other, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            Assert.Equal(3, await db.ContentVersions.CountAsync(v => v.ContentItemId == copy));
            Assert.Contains(await db.AuditEntries.Where(a => a.SubjectId == copy).Select(a => a.Note).ToListAsync(), note => note?.StartsWith("Took over version", StringComparison.Ordinal) == true);
        });
    }

    [Fact]
    public async Task Accept_WithADraftOfTheCopy_IsRefused()
    {
        var copy = await fixture.Sharing.CopyAsync(fixture.Other, "alder", "faq", "faq-from-alder", "test", default);
        await fixture.EditAsync(fixture.Publisher, "faq", content => content["MarkdownBodyPart"]!["Markdown"] = "Another answer.");
        await fixture.EditAsync(fixture.Other, copy, content => content["MarkdownBodyPart"]!["Markdown"] = "A draft.", publish: false);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Sharing.AcceptAsync(fixture.Other, copy, "test", default));

        Assert.Equal("DraftThere", Assert.Single(refused.Refusals).Code);
    }

    [Theory]
    [InlineData("alder", "service", "x", "NotOffered")]
    [InlineData("alder", "no-such-item", "x", "NotOffered")]
    [InlineData("nobody", "page", "x", "SourceAway")]
    [InlineData("library", "no-such-item", "x", "NotOffered")]
    [InlineData("library", "apdr-guide", "x", "NoLocalWord")]
    [InlineData("alder", "guide", "support/page", "PathTaken")]
    public async Task Copy_ThatCannotBe_IsRefusedAndChangesNothing(string source, string item, string path, string code)
    {
        var before = (await fixture.Sharing.ListAsync(fixture.Other, default)).Count;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Sharing.CopyAsync(fixture.Other, source, item, path, "test", default));

        Assert.Equal(code, Assert.Single(refused.Refusals).Code);
        Assert.Equal(before, (await fixture.Sharing.ListAsync(fixture.Other, default)).Count);
    }

    [Fact]
    public async Task Copy_Twice_IsRefusedAndAnEndedOfferIsSaid()
    {
        var copy = await fixture.Sharing.CopyAsync(fixture.Other, "alder", "index", "index-from-alder", "test", default);

        var twice = await Assert.ThrowsAsync<RefusedException>(() => fixture.Sharing.CopyAsync(fixture.Other, "alder", "index", "elsewhere", "test", default));
        await fixture.Sharing.OfferAsync(fixture.Publisher, "index", offered: false, "", "test", default);

        Assert.Equal("CopiedAlready", Assert.Single(twice.Refusals).Code);
        Assert.Equal(SharedState.NotOffered, (await fixture.LineAsync(copy)).State);
        var copyOfCopy = await Assert.ThrowsAsync<RefusedException>(() => fixture.Sharing.OfferAsync(fixture.Other, copy, offered: true, "", "test", default));
        Assert.Equal("IsACopy", Assert.Single(copyOfCopy.Refusals).Code);
    }
}
