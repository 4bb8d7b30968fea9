using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Caching;

/// <summary>A council whose pages a test reads and changes, and sees what reading costs.</summary>
internal sealed class CachedSite(CmsHost host, Tenant council)
{
    private static int _reads;

    public static async Task<CachedSite> AddAsync(CmsHost host, string name) =>
        new(host, await host.AddCouncilAsync(new MarkedCouncil(name, "Quokka" + name[..3], "norfolk")));

    public CmsHost Host => host;

    /// <summary>The same council by way of another node.</summary>
    public CachedSite On(CmsHost node) => new(node, council);

    public string AddressOf(string path) => $"{council.Name}/{path}";

    /// <summary>Reads a page; gives its text and how many queries it took.</summary>
    public async Task<(string Text, int Queries)> ReadAsync(string path)
    {
        using var client = host.CreateClient();
        var key = $"read {Interlocked.Increment(ref _reads)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(path));
        request.Headers.Add(QueryCounter.Header, key);
        using var response = await client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{path} answers {(int)response.StatusCode}.");
        return (await response.Content.ReadAsStringAsync(), host.Queries.CommandsOf(key).Count);
    }

    public async Task<string> TextAsync(string path) => (await ReadAsync(path)).Text;

    /// <summary>Whether reading the page again asks the database nothing.</summary>
    public async Task<bool> IsKeptAsync(string path) => (await ReadAsync(path)).Queries == 0;

    /// <summary>Changes a published item's title and publishes it.</summary>
    public Task RenameAsync(string id, string title) => EditAsync(id, title, _ => { });

    public Task EditAsync(string id, string? title, Action<JsonObject> change) => host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var version = await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == id && v.Published);
        var type = await db.ContentItems.Where(item => item.ContentItemId == id).Select(item => item.ContentType).SingleAsync();
        var content = JsonText.Object(version.Data);
        title ??= version.DisplayText;
        content["TitlePart"] = new JsonObject { ["Title"] = title };
        change(content);
        await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, type, title, content.KeptBy("Editors")), Now, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(id, Now, default);
    });

    public Task WithdrawAsync(string id) => host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services =>
        services.GetRequiredService<WithdrawContent>().ExecuteAsync(id, Now, default));

    private ChangeContext Now => new(host.Clock.GetUtcNow().UtcDateTime, "editor", "A test.");
}
