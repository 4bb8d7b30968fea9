using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Crashes;

/// <summary>The crash tests share what they begin with and what a clean site looks like; making it takes processes.</summary>
[CollectionDefinition(Name)]
public sealed class CrashCollection : ICollectionFixture<CrashFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Crashes";
}

/// <summary>A council that was set up without a crash, and what its pages say: before and after its recipe has changed.</summary>
public sealed partial class CrashFixture : IAsyncLifetime
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    /// <summary>What <c>kill -9</c> makes of an exit code.</summary>
    public const int Killed = 137;

    private readonly List<HostData> _made = [];

    internal static MarkedCouncil Council { get; } = new("alder", "Alderwort", "norfolk");

    /// <summary>A host that has been started once and has no council.</summary>
    internal HostData Prepared { get; private set; } = null!;

    /// <summary>The council as its recipe made it.</summary>
    internal HostData Clean { get; private set; } = null!;

    /// <summary>The council after the changed recipe has been run.</summary>
    internal HostData Changed { get; private set; } = null!;

    /// <summary>The clean council with a draft whose time to be published has passed already.</summary>
    internal HostData Scheduled { get; private set; } = null!;

    /// <summary>A back-up of the clean council.</summary>
    internal string BackUp => Path.Combine(Clean.Folder, "backup.zip");

    /// <summary>The pages as the recipe says at first.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    /// <summary>The pages after the changed recipe has been run.</summary>
    internal IReadOnlyDictionary<string, string> After { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        _made.Add(Prepared = await HostData.CreateAsync());
        Assert.Equal(0, await PrepareHostAsync(Prepared, crashAt: null));

        _made.Add(Clean = await Prepared.CopyAsync());
        Assert.Equal(0, await CreateAsync(Clean, crashAt: null));
        // On a copy: a host that stops in the middle of a job would leave it held in every copy, by a clock that is ahead.
        await using (var copy = await Clean.CopyAsync())
        {
            Before = await PagesAsync(copy);
        }

        _made.Add(Changed = await Clean.CopyAsync());
        await using (var host = await CmsHost.StartAsync(new CmsHostOptions(Data: Changed)))
        {
            await RunRecipeAsync(host);
            After = await PagesAsync(host);
        }

        _made.Add(Scheduled = await Clean.CopyAsync());
        await ScheduleAsync(Scheduled);

        Assert.Equal(0, await CommandAsync(Clean, crashAt: null, "backup", "--out", BackUp));
    }

    public async Task DisposeAsync()
    {
        foreach (var data in _made)
        {
            await data.DisposeAsync();
        }
    }

    /// <summary>The places in the source at which a test may make the process die, of this run's database.</summary>
    internal static IReadOnlyList<string> Points()
    {
        var otherEngine = TestDatabase.Engine == TestEngine.Sqlite ? "/PostgreSql/" : "/Sqlite/";
        return
        [
            .. SourceTree.WithExtension(".cs").Where(f => f.IsUnder("src") && !f.Path.Contains(otherEngine, StringComparison.Ordinal))
                .SelectMany(f => CrashPoint().Matches(f.Text)).Select(m => m.Groups[1].Value).Distinct(),
        ];
    }

    /// <summary>Makes the host's own database by the command line: any command does.</summary>
    internal static Task<int> PrepareHostAsync(HostData data, string? crashAt) => CommandAsync(data, crashAt, "tenants", "list");

    /// <summary>Creates the council by the command line.</summary>
    internal static Task<int> CreateAsync(HostData data, string? crashAt) => CommandAsync(data, crashAt,
        "tenants", "create", Council.Name, "--title", Council.Title, "--brand", Council.Brand, "--prefix", Council.Name,
        "--recipe", Council.WriteRecipe(Path.Combine(data.Folder, "recipes")));

    /// <summary>Runs the changed recipe in the council by the command line.</summary>
    internal static Task<int> RunRecipeAsync(HostData data, string crashAt) =>
        CommandAsync(data, crashAt, "recipe", "run", ChangedRecipe(data), "--tenant", Council.Name);

    /// <summary>Runs the changed recipe in the council, in this process.</summary>
    internal static async Task RunRecipeAsync(CmsHost host)
    {
        var council = host.Councils.Single();
        var options = host.Services.GetRequiredService<RecipeLibrary>().Options(council, "test");
        var report = await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(ChangedRecipe(host.Data), options, CancellationToken.None));
        Assert.Empty(report.Errors);
    }

    /// <summary>Whether a home page is that of the changed recipe.</summary>
    internal static bool IsAfter(string home) => home.Contains($"{Council.Marker} welcome again.", StringComparison.Ordinal);

    private static string ChangedRecipe(HostData data)
    {
        var recipe = Council.WriteRecipe(Path.Combine(data.Folder, "changed"));
        File.WriteAllText(recipe, File.ReadAllText(recipe)
            .Replace($"{Council.Marker} welcome.", $"{Council.Marker} welcome again.", StringComparison.Ordinal)
            .Replace($"{Council.Marker} news body.", $"{Council.Marker} news changed.", StringComparison.Ordinal));
        return recipe;
    }

    /// <summary>A draft whose time to be published has passed already.</summary>
    private static async Task ScheduleAsync(HostData data)
    {
        var recipe = new JsonObject
        {
            ["name"] = "Scheduled",
            ["steps"] = new JsonArray(new JsonObject
            {
                ["name"] = "content",
                ["data"] = new JsonArray(new JsonObject
                {
                    ["ContentItemId"] = "scheduled",
                    ["ContentType"] = "Page",
                    ["DisplayText"] = "Published on time",
                    ["Latest"] = true,
                    ["Published"] = false,
                    ["TitlePart"] = new JsonObject { ["Title"] = "Published on time" },
                    ["AutoroutePart"] = new JsonObject { ["Path"] = "scheduled" },
                    ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "At last." },
                    ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = "2026-01-05T09:00:00Z" },
                }),
            }),
        };
        var file = Path.Combine(data.Folder, "scheduled.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString());
        Assert.Equal(0, await CommandAsync(data, crashAt: null, "recipe", "run", file, "--tenant", Council.Name));
    }

    /// <summary>What every page says to a visitor, after the host was started over the data and has finished what was begun.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> PagesAsync(HostData data)
    {
        await using var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data));
        return await PagesAsync(host);
    }

    /// <inheritdoc cref="PagesAsync(HostData)"/>
    internal static async Task<IReadOnlyDictionary<string, string>> PagesAsync(CmsHost host)
    {
        await host.Services.GetRequiredService<TenantSetup>().RunAsync(Council.Name, "test", null, CancellationToken.None);
        await host.Services.GetRequiredService<TenantRegistry>().RefreshAsync(CancellationToken.None);
        using var client = host.CreateClient();
        var pages = new Dictionary<string, string>();
        foreach (var path in MarkedCouncil.Paths.Append("site-map").Append($"search?q={Council.Marker}"))
        {
            using var response = await client.GetAsync($"/{Council.Name}/{path}");
            // The day of publication is left out, or the test would fail at midnight.
            pages[path] = Day().Replace($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}", "(a day)");
        }

        return pages;
    }

    /// <summary>Runs a command that ends well or is killed.</summary>
    internal static async Task<int> CommandAsync(HostData data, string? crashAt, params string[] arguments)
    {
        await using var command = HostProcess.Start(arguments, new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = crashAt });
        var code = await command.EndedAsync(LongEnough);
        return code is 0 or Killed ? code : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {code}: {command.Output}");
    }

    [GeneratedRegex(@"\b([A-Z][a-z]+day )?\d{1,2} [A-Z][a-z]+ 20\d\d\b|\b20\d\d-\d\d-\d\d(T[\d:.]+Z?)?")]
    private static partial Regex Day();

    [GeneratedRegex("""CrashPoints\.Pass\("([^"]+)"\)""")]
    private static partial Regex CrashPoint();
}
