using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Imports;

/// <summary><c>content import</c>, beside a running host.</summary>
[RunsOnce]
public sealed class ImportCommandTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>
{
    [SharedDataFact]
    public async Task Import_FolderOfPages_MakesDraftsOnceAndPublishesNothing()
    {
        var council = await fixture.Node.AddCouncilAsync(new MarkedCouncil("imported", "Importia", "norfolk"));
        var folder = SharedData.Path("html", "local-offer-style");
        var files = Directory.GetFiles(folder).Length;

        var (dryExit, dry) = await fixture.RunAsync("content", "import", folder, "--tenant", "imported", "--type", "Guide", "--dry-run", "--json");
        Assert.True(dryExit == 0, dry);
        var plan = JsonDocument.Parse(dry).RootElement;
        Assert.Equal(files, plan.GetProperty("pages").GetArrayLength());
        Assert.Equal((0, 0), await CountAsync(council));

        var (exit, made) = await fixture.RunAsync("content", "import", folder, "--tenant", "imported", "--type", "Guide");
        Assert.True(exit == 0, made);
        Assert.Contains($"{files} of {files} pages became drafts.", made, StringComparison.Ordinal);
        var (_, again) = await fixture.RunAsync("content", "import", folder, "--tenant", "imported", "--type", "Guide");
        Assert.Contains($"0 of {files} pages became drafts.", again, StringComparison.Ordinal);
        Assert.Equal((files, 0), await CountAsync(council));
    }

    [Fact]
    public async Task Import_WhatCannotBe_ExitsWithOneOrTwo()
    {
        await fixture.Node.AddCouncilAsync(new MarkedCouncil("unimported", "Unimportia", "norfolk"));

        var (noFolder, words) = await fixture.RunAsync("content", "import", "/no/such/folder", "--tenant", "unimported", "--type", "Guide");
        var (noType, _) = await fixture.RunAsync("content", "import", "/no/such/folder", "--tenant", "unimported");
        var (wrongType, reason) = await fixture.RunAsync("content", "import", RepositoryRoot.Path("README.md"), "--tenant", "unimported", "--type", "Card");

        Assert.Equal((1, 2, 1), (noFolder, noType, wrongType));
        Assert.Contains("There is no file or folder '/no/such/folder'.", words, StringComparison.Ordinal);
        Assert.Contains("'Card' is not a type of page here.", reason, StringComparison.Ordinal);
    }

    private Task<(int Drafts, int Published)> CountAsync(Tenant council) => fixture.Node.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
    {
        var versions = services.GetRequiredService<CmsDbContext>().ContentVersions.Where(v => v.Author == "content import");
        return (await versions.CountAsync(v => v.Latest), await versions.CountAsync(v => v.Published));
    });
}
