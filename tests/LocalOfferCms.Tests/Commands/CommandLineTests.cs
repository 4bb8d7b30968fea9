using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Commands;

/// <summary>The command line beside two running nodes of one host.</summary>
public sealed class CommandLineFixture : IAsyncLifetime
{
    private HostData _data = null!;

    internal CmsHost Node { get; private set; } = null!;
    internal CmsHost OtherNode { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _data = await HostData.CreateAsync();
        Node = await CmsHost.StartAsync(new CmsHostOptions(Data: _data));
        OtherNode = await CmsHost.StartAsync(new CmsHostOptions(Data: _data));
    }

    public async Task DisposeAsync()
    {
        await OtherNode.DisposeAsync();
        await Node.DisposeAsync();
        await _data.DisposeAsync();
    }

    /// <summary>Writes a recipe to run, and returns its path.</summary>
    internal string WriteRecipe(string name, string json)
    {
        var path = Path.Combine(_data.Folder, name);
        File.WriteAllText(path, json);
        return path;
    }

    /// <summary>South Tees' site under another name, made without the command.</summary>
    internal Task AddSouthTeesAsync(string name) =>
        Node.AddCouncilAsync(ProductCouncils.SouthTees with { Id = ContentIds.GuidFromName(name), Name = name, Prefix = name });

    internal async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = HostProcess.Start(arguments, _data.Environment);
        var exit = await process.EndedAsync(TimeSpan.FromMinutes(2));
        return (exit, process.Output);
    }
}

public sealed class CommandLineTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>
{
    private static readonly string[] SouthTees =
        ["--title", "South Tees SEND Advice", "--recipe", "south-tees", "--brand", "south-tees", "--demonstration", "--authority", "E06000002=Middlesbrough Council"];

    [Fact]
    public async Task TenantsCreate_WhileTwoNodesRun_BothServeTheCouncilSoonAfter()
    {
        var (exit, output) = await fixture.RunAsync(["tenants", "create", "south-tees", "--prefix", "south-tees", .. SouthTees]);

        Assert.True(exit == 0, output);
        var since = Stopwatch.StartNew();
        foreach (var node in new[] { fixture.Node, fixture.OtherNode })
        {
            Assert.Equal(HttpStatusCode.OK, await EventuallyAsync(node, "/south-tees/", HttpStatusCode.OK));
        }

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"It took {since.Elapsed}.");
        (exit, output) = await fixture.RunAsync("tenants", "disable", "south-tees");
        Assert.True(exit == 0, output);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await EventuallyAsync(fixture.OtherNode, "/south-tees/", HttpStatusCode.ServiceUnavailable));
        (exit, output) = await fixture.RunAsync("tenants", "remove", "south-tees");
        Assert.True(exit == 0, output);
        Assert.Equal(HttpStatusCode.NotFound, await EventuallyAsync(fixture.Node, "/south-tees/", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task ContentFlags_AfterAnApprovedWordingChanged_ListsThePagesThatShowIt()
    {
        await fixture.AddSouthTeesAsync("flagged");
        Assert.Contains("0 pages to look at.", (await fixture.RunAsync("content", "flags", "--tenant", "flagged")).Output, StringComparison.Ordinal);
        var recipe = fixture.WriteRecipe("wording.recipe.json", """
            { "name": "Wording", "steps": [ { "name": "content", "data": [ {
              "ContentItemId": "t-word-you-can-ask", "ContentItemVersionId": "t-word-you-can-ask-9", "ContentType": "ApprovedWording",
              "DisplayText": "You can ask yourself", "Latest": true, "Published": true,
              "ApprovedWordingPart": { "Key": { "Text": "you-can-ask" }, "Text": { "Markdown": "Ask whenever you like." } } } ] } ] }
            """);

        var run = await fixture.RunAsync("recipe", "run", recipe, "--tenant", "flagged");
        Assert.True(run.Exit == 0, run.Output);
        var (exit, output) = await fixture.RunAsync("content", "flags", "--tenant", "flagged", "--json");

        Assert.True(exit == 0, output);
        using var flags = JsonDocument.Parse(output);
        var flag = flags.RootElement.EnumerateArray().Single(f => f.GetProperty("path").GetString() == "fact-sheets/sen-support-plans");
        Assert.Equal("SEN support plans", flag.GetProperty("title").GetString());
        Assert.Equal("The approved wording 'You can ask yourself' has changed.", flag.GetProperty("reason").GetString());
        Assert.True(flag.GetProperty("flaggedUtc").GetDateTime() > DateTime.MinValue);
    }

    [Fact]
    public async Task RecipeRun_TwiceAndDry_SaysWhatItDidAndChangesNothingTheSecondTime()
    {
        await fixture.AddSouthTeesAsync("again");

        var (exit, output) = await fixture.RunAsync("recipe", "run", "south-tees", "--tenant", "again", "--json");
        Assert.True(exit == 0, output);
        using (var report = JsonDocument.Parse(output))
        {
            Assert.Equal(0, report.RootElement.GetProperty("created").GetArrayLength());
            Assert.Equal(0, report.RootElement.GetProperty("changed").GetArrayLength());
            Assert.NotEqual(0, report.RootElement.GetProperty("unchanged").GetArrayLength());
        }

        (exit, output) = await fixture.RunAsync("recipe", "run", "milton-keynes", "--tenant", "again", "--dry-run");
        Assert.Contains("created", output, StringComparison.Ordinal);
        Assert.Equal(1, exit); // Its home page would take the address of the one that is there.
        using var client = fixture.Node.CreateClient();
        Assert.Contains("South Tees", await client.GetStringAsync("/again/"), StringComparison.Ordinal);
    }

    [Theory, RunsOnce]
    [InlineData(1, "cannot be a council's name", "tenants", "create", "Bad_Name", "--title", "x", "--recipe", "south-tees", "--brand", "norfolk", "--prefix", "x")]
    [InlineData(2, "--host with a name of its own, or --prefix", "tenants", "create", "cedar", "--title", "x", "--recipe", "south-tees", "--brand", "norfolk")]
    [InlineData(1, "no recipe", "tenants", "create", "cedar", "--title", "x", "--recipe", "nowhere.json", "--brand", "norfolk", "--prefix", "cedar")]
    [InlineData(1, "brand", "tenants", "create", "cedar", "--title", "x", "--recipe", "south-tees", "--brand", "nobody", "--prefix", "cedar")]
    [InlineData(1, "no council called 'nobody'", "tenants", "disable", "nobody")]
    [InlineData(1, "no council called 'nobody'", "recipe", "run", "south-tees", "--tenant", "nobody")]
    [InlineData(1, "no council called 'nobody'", "shared", "list", "--tenant", "nobody")]
    [InlineData(1, "no council called 'nobody'", "restore", "--tenant", "nobody", "--file", "x.zip")]
    [InlineData(1, "no file 'nowhere.zip'", "tenants", "import", "nowhere.zip")]
    [InlineData(2, "", "backup")]
    [InlineData(2, "", "tenants", "frobnicate")]
    [InlineData(2, "", "recipe", "run", "--tenant")]
    [InlineData(2, "", "nonsense")]
    public async Task Command_ThatCannotBe_EndsWithItsCodeAndOneClearLine(int code, string says, params string[] arguments)
    {
        var (exit, output) = await fixture.RunAsync(arguments);

        Assert.Equal(code, exit);
        Assert.Contains(says, output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> EventuallyAsync(CmsHost node, string address, HttpStatusCode wanted)
    {
        using var client = node.CreateClient();
        return await Eventually.AsksAsync(AskAsync, status => status == wanted);

        async Task<HttpStatusCode> AskAsync()
        {
            using var response = await client.GetAsync(address);
            return response.StatusCode;
        }
    }
}
