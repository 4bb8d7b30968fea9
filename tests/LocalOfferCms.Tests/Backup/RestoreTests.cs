using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Backup;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Backup;

/// <summary>Two nodes of one host with a council, and its back-up.</summary>
public sealed class RestoreFixture : IAsyncLifetime
{
    internal static MarkedCouncil Council { get; } = new("alder", "Alderwort", "norfolk");

    internal HostData Data { get; private set; } = null!;
    internal CmsHost Node { get; private set; } = null!;
    internal CmsHost OtherNode { get; private set; } = null!;
    internal string File => Path.Combine(Data.Folder, "alder.zip");

    internal Tenant Tenant => Node.Services.GetRequiredService<TenantRegistry>().Find(Council.Name)!;
    internal CouncilBackup Backup => Node.Services.GetRequiredService<CouncilBackup>();

    public async Task InitializeAsync()
    {
        Data = await HostData.CreateAsync();
        Node = await CmsHost.StartAsync(new CmsHostOptions(Data: Data));
        await Node.AddCouncilAsync(Council);
        OtherNode = await CmsHost.StartAsync(new CmsHostOptions(Data: Data));
        await Backup.ExportAsync(Tenant, File, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await OtherNode.DisposeAsync();
        await Node.DisposeAsync();
        await Data.DisposeAsync();
    }

    /// <summary>Publishes the page with another text.</summary>
    internal static Task EditAsync(CmsHost node, string text) => node.Services.GetRequiredService<TenantScopes>().RunAsync(
        node.Services.GetRequiredService<TenantRegistry>().Find(Council.Name)!, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var content = JsonText.Object((await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == "page" && v.Latest)).Data);
            content["MarkdownBodyPart"]!["Markdown"] = text;
            var change = new ChangeContext(node.Clock.GetUtcNow().UtcDateTime, "editor");
            await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions("page", "Page", "Alderwort page", content.KeptBy("Editors")), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync("page", change, default);
        });
}

public sealed class RestoreTests(RestoreFixture fixture) : IClassFixture<RestoreFixture>
{
    private const string Page = "/alder/support/page";
    private const string Old = "Alderwort heading";

    [Fact]
    public async Task Restore_ByCommandWhileTwoNodesAreRead_PutsTheWholeCouncilBack()
    {
        await RestoreFixture.EditAsync(fixture.Node, "Edited since.");
        var faults = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var readers = Task.WhenAll(new[] { fixture.Node, fixture.OtherNode }.Select(node => Task.Run(() => ReadAsync(node, faults, stop.Token))));

        await using var command = HostProcess.Start(["restore", "--tenant", "alder", "--file", fixture.File], fixture.Data.Environment);
        var exit = await command.EndedAsync(TimeSpan.FromMinutes(2));

        await stop.CancelAsync();
        await readers;
        Assert.True(exit == 0, command.Output);
        SourceTree.AssertRule("Whoever reads during a restore gets the old page or the new one.", faults.Distinct());
        foreach (var node in new[] { fixture.Node, fixture.OtherNode })
        {
            using var client = node.CreateClient();
            Assert.Contains(Old, await client.GetStringAsync(Page), StringComparison.Ordinal);
        }

        // What is written at one node after it goes into the new database, where the other finds it.
        await RestoreFixture.EditAsync(fixture.OtherNode, "Edited again.");
        await fixture.Node.Services.GetRequiredService<TenantScopes>().RunAsync(fixture.Tenant, async services =>
            Assert.Contains("Edited again.", (await services.GetRequiredService<CmsDbContext>().ContentVersions.SingleAsync(v => v.ContentItemId == "page" && v.Published)).Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_KeepsHistoryRedirectsAuditAndFormerPublicationTimes()
    {
        var before = await FactsAsync();
        Assert.DoesNotContain("audit 0,", before, StringComparison.Ordinal);
        var file = Path.Combine(fixture.Data.Folder, "facts.zip");
        await fixture.Backup.ExportAsync(fixture.Tenant, file, default);

        await fixture.Backup.RestoreAsync(fixture.Tenant, file, default);

        Assert.Equal(before, await FactsAsync());
    }

    [Fact]
    public async Task Import_UnderAnotherName_IsACouncilOfItsOwn()
    {
        var imported = await fixture.Backup.ImportAsync(fixture.File, new ImportOptions(Name: "rowan"), default);

        using var client = fixture.Node.CreateClient();
        Assert.Contains(Old, await client.GetStringAsync("/rowan/support/page"), StringComparison.Ordinal);
        Assert.NotEqual(fixture.Tenant.Id, imported.Id);
        Assert.Empty(imported.Hosts);
        var taken = await Assert.ThrowsAsync<RefusedException>(() => fixture.Backup.ImportAsync(fixture.File, new ImportOptions(Name: "rowan"), default));
        Assert.Contains("There is a council called 'rowan' already.", taken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfAnotherCouncilsFile_IsRefused()
    {
        await fixture.Backup.ImportAsync(fixture.File, new ImportOptions(Name: "hazel"), default);
        var hazel = fixture.Node.Services.GetRequiredService<TenantRegistry>().Find("hazel")!;

        var error = await Assert.ThrowsAsync<RefusedException>(() => fixture.Backup.RestoreAsync(hazel, fixture.File, default));

        Assert.Contains("holds the council 'alder', not 'hazel'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "cannot be read")]
    [InlineData("text", "cannot be read")]
    [InlineData("recipe", "is not a council's export or back-up")]
    [InlineData("manifest", "its manifest is not the one that was written")]
    [InlineData("row", "'tables/ContentVersions.jsonl' in it is not what was written")]
    [InlineData("file", "in it is not what was written")]
    [InlineData("missing", "'tables/Paths.jsonl' is missing")]
    [InlineData("newer", "its format is version 99, and this program reads up to 1")]
    [InlineData("table", "holds a table 'Dreams' that this program does not know")]
    public async Task Import_FileThatCannotBe_SaysWhyAndChangesNothing(string fault, string says)
    {
        var file = Path.Combine(fixture.Data.Folder, $"{fault}.zip");
        Spoil(file, fault);

        var error = await Assert.ThrowsAsync<RefusedException>(() => fixture.Backup.ImportAsync(file, new ImportOptions(Name: "birch"), default));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", error.Message, StringComparison.Ordinal);
        Assert.Null(fixture.Node.Services.GetRequiredService<TenantRegistry>().Find("birch"));
        Assert.False(Directory.Exists(fixture.Data.Site("birch")));
    }

    [Fact]
    public async Task Export_ToAFolderThatIsNotThere_IsRefused()
    {
        var error = await Assert.ThrowsAsync<RefusedException>(() => fixture.Backup.ExportAsync(fixture.Tenant, Path.Combine(fixture.Data.Folder, "no", "x.zip"), default));

        Assert.Contains("There is no folder", error.Message, StringComparison.Ordinal);
    }

    private void Spoil(string file, string fault)
    {
        switch (fault)
        {
            case "text":
                File.WriteAllText(file, "This is no zip.");
                return;
            case "cut":
                File.WriteAllBytes(file, File.ReadAllBytes(fixture.File)[..^500]);
                return;
            case "recipe":
                using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
                {
                    Write(zip, "Recipe.json", "{}");
                }

                return;
        }

        File.Copy(fixture.File, file);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        switch (fault)
        {
            case "manifest":
                Change(archive, "manifest.json", text => text.Replace("Alderwort", "Alderworm"));
                break;
            case "row":
                Change(archive, "tables/ContentVersions.jsonl", text => text.Replace("Alderwort page", "Alderwort rage"));
                break;
            case "file":
                Change(archive, archive.Entries.First(e => e.FullName.StartsWith("media/", StringComparison.Ordinal)).FullName, text => text + " ");
                break;
            case "missing":
                archive.GetEntry("tables/Paths.jsonl")!.Delete();
                break;
            case "newer":
                Sign(archive, manifest => manifest["version"] = 99);
                break;
            case "table":
                Sign(archive, manifest => manifest["tables"]!.AsArray().Add(new JsonObject { ["name"] = "Dreams", ["columns"] = new JsonArray(), ["rows"] = 0, ["sha256"] = "" }));
                break;
        }
    }

    private static void Sign(ZipArchive archive, Action<JsonObject> change)
    {
        var text = Change(archive, "manifest.json", before =>
        {
            var manifest = JsonNode.Parse(before)!.AsObject();
            change(manifest);
            return manifest.ToJsonString();
        });
        Change(archive, "manifest.sha256", _ => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static string Change(ZipArchive archive, string name, Func<string, string> change)
    {
        string before;
        using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
        {
            before = reader.ReadToEnd();
        }

        archive.GetEntry(name)!.Delete();
        var after = change(before);
        Assert.NotEqual(before, after);
        Write(archive, name, after);
        return after;
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    // Recurring jobs are not of the back-up: whichever node first looks for work adds those that are wanting.
    private Task<string> FactsAsync() => fixture.Node.Services.GetRequiredService<TenantScopes>().RunAsync(fixture.Tenant, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var versions = await db.ContentVersions.AsNoTracking().ToListAsync();
        var pages = await db.PublishedPages.AsNoTracking().ToListAsync();
        return $"audit {await db.AuditEntries.CountAsync()}, jobs {await db.Jobs.CountAsync(j => j.Cron == null)}, documents {await db.SiteDocuments.CountAsync()}, "
            + $"paths {string.Join(' ', (await db.Paths.AsNoTracking().ToListAsync()).Select(p => $"{p.Path}={p.ContentItemId}/{p.IsCurrent}").Order(StringComparer.Ordinal))}, "
            + string.Join(' ', versions.OrderBy(v => v.ContentItemVersionId, StringComparer.Ordinal).Select(v => $"{v.ContentItemId}#{v.Number}/{v.Latest}/{v.Published}/{v.Stage}/{v.PublishedUtc:O}/{v.UnpublishedUtc:O}/{v.Author}"))
            + string.Join(' ', pages.OrderBy(p => p.ContentItemId, StringComparer.Ordinal).Select(p => $"{p.ContentItemId}/{p.FirstPublishedUtc:O}/{p.ReviewDue}/{p.SortDate:O}"));
    });

    private static async Task ReadAsync(CmsHost node, ConcurrentBag<string> faults, CancellationToken stop)
    {
        using var client = node.CreateClient();
        while (!stop.IsCancellationRequested)
        {
            using var response = await client.GetAsync(Page, CancellationToken.None);
            var text = await response.Content.ReadAsStringAsync(CancellationToken.None);
            if (!response.IsSuccessStatusCode || (!text.Contains(Old, StringComparison.Ordinal) && !text.Contains("Edited since.", StringComparison.Ordinal)))
            {
                faults.Add($"{(int)response.StatusCode}, {text.Length} characters");
            }
        }
    }
}
