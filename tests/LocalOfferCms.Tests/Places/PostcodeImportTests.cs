using System.Globalization;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Places;

/// <summary>A host with a council, and the real postcodes where they are at hand.</summary>
public sealed class PostcodeFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));
        Council = await Host.AddCouncilAsync(new MarkedCouncil("places", "Placewort", "norfolk"));
        if (SharedData.Exists)
        {
            var report = await ImportAsync(SharedData.Path("postcodes"));
            Assert.Equal(8, report.Files);
            Assert.Equal(["distance-cases.csv"], report.NotRead);
            Assert.True(report.Postcodes > 70_000);
            Assert.True(report.Outcodes >= 2864);
        }
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal async Task<PostcodeReport> ImportAsync(string path)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostcodeImport>().RunAsync(path, null, default);
    }

    internal Task<FoundPlace?> FindAsync(string typed, params KnownTown[] towns) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(
        Council, services => services.GetRequiredService<PlaceFinder>().FindAsync(typed, towns, default));

    internal async Task<int> CountAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDbContext>().Set<PostcodeRow>().CountAsync();
    }

    internal string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Host.Data.Folder, Path.GetRandomFileName())).FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}

public sealed class PostcodeImportTests(PostcodeFixture fixture) : IClassFixture<PostcodeFixture>
{
    private const string Heading = "postcode,latitude,longitude,admin_district_code";

    [SharedDataFact]
    public async Task Find_EveryTypedFormOfTheList_GivesWhatIsExpected()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Path("postcodes", "input-cases.json")));
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var input = one.GetProperty("input").GetString()!;
            var found = await fixture.FindAsync(input);
            switch (one.GetProperty("expect").GetString())
            {
                case "found":
                    Assert.Equal((one.GetProperty("postcode").GetString(), PlaceKind.Postcode), (found?.Name, found!.Kind));
                    Assert.Equal(one.GetProperty("latitude").GetDouble(), found.Latitude, 5);
                    Assert.Equal(one.GetProperty("longitude").GetDouble(), found.Longitude, 5);
                    break;
                case "district centroid":
                    Assert.Equal((input.ToUpperInvariant(), PlaceKind.Outcode), (found?.Name, found!.Kind));
                    break;
                default:
                    Assert.True(found is null, $"'{input}' was found as {found}");
                    break;
            }
        }
    }

    [SharedDataFact]
    public async Task Miles_BetweenRealPostcodes_AreTrueToOnePerCent()
    {
        foreach (var cells in (await File.ReadAllLinesAsync(SharedData.Path("postcodes", "distance-cases.csv"))).Skip(1).Select(line => line.Split(',')))
        {
            var (from, to) = (await fixture.FindAsync(cells[0]), await fixture.FindAsync(cells[1]));
            var miles = from!.MilesTo(to!.Latitude, to.Longitude);
            var expected = double.Parse(cells[2], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(miles - expected) <= 0.01 * expected, $"{cells[0]} to {cells[1]}: {miles}, not {expected}");
        }
    }

    [SharedDataFact]
    public async Task Import_OfTheSameAgain_ChangesNothing()
    {
        var before = await fixture.CountAsync();
        var report = await fixture.ImportAsync(SharedData.Path("postcodes", "units-peterborough.csv"));

        Assert.Equal(4416, report.Postcodes);
        Assert.Equal(before, await fixture.CountAsync());
    }

    [Fact]
    public async Task Import_CodePointWithoutHeading_ReadsTheGrid()
    {
        var report = await fixture.ImportAsync(fixture.Write("zb.csv", "\"ZB1 1AA\",10,622500,308500,\"E92000001\",\"E19000239\",\"E18000205\",\"E10000020\",\"E07000148\",\"E05003107\"", "\"ZB11AB\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\""));

        Assert.Equal(1, report.Postcodes);
        var found = await fixture.FindAsync("zb1 1aa");
        Assert.Equal(52.6277, found!.Latitude, 2);
        Assert.Equal(1.2870, found.Longitude, 2);
        // The table has every postcode of ZB1 but not this one: somebody mistyped it.
        Assert.Null(await fixture.FindAsync("ZB1 1AB"));
        Assert.Equal(PlaceKind.Outcode, (await fixture.FindAsync("ZB1"))!.Kind);
    }

    [Theory]
    [InlineData("bad.csv, line 4: 'ZC1' is not a postcode.", "ZC1 1AA,52.1,1.1,E07000148", "", "ZC1,52.1,1.1,E07000148")]
    [InlineData("line 3: it has 3 columns where 4 are due.", "ZC1 1AA,52.1,1.1,E07000148", "ZC1 1AB,52.1,1.1")]
    [InlineData("line 2: 'north' is not a latitude.", "ZC1 1AA,north,1.1,E07000148")]
    [InlineData("line 2: 1.1, 52.1 does not lie in Great Britain.", "ZC1 1AA,1.1,52.1,E07000148")]
    [InlineData("line 2: 'E07 x' is not the code of a district.", "ZC1 1AA,52.1,1.1,E07 x")]
    public async Task Import_WithAMistake_SaysWhereAndChangesNothing(string says, params string[] lines)
    {
        var before = await fixture.CountAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.ImportAsync(fixture.Write("bad.csv", [Heading, .. lines])));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await fixture.CountAsync());
        Assert.Null(await fixture.FindAsync("ZC1 1AA"));
    }

    [Fact]
    public async Task Import_OfWhatIsNoTable_IsRefused()
    {
        Assert.Contains("not a table of postcodes", (await Assert.ThrowsAsync<RefusedException>(() => fixture.ImportAsync(fixture.Write("other.csv", "from,to,miles", "A,B,1")))).Message, StringComparison.Ordinal);
        Assert.Contains("no file or folder", (await Assert.ThrowsAsync<RefusedException>(() => fixture.ImportAsync("nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("no table of postcodes", (await Assert.ThrowsAsync<RefusedException>(() => fixture.ImportAsync(Path.GetDirectoryName(fixture.Write("empty.csv"))!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_TheMiddleOfMorePostcodes_TakesThePlaceOfThatOfFewer()
    {
        await fixture.ImportAsync(fixture.Write("a.csv", Heading, "ZD1 1AA,52.0,1.0,E07000148", "ZD1 1AB,52.2,1.2,E07000148"));
        await fixture.ImportAsync(fixture.Write("b.csv", Heading, "ZD1 1AC,54.0,-1.0,E07000148"));
        Assert.Equal((52.1, 1.1), await MiddleAsync());

        await fixture.ImportAsync(fixture.Write("c.csv", "outcode,latitude,longitude,unit_postcodes", "ZD1,52.5,1.5,900"));
        Assert.Equal((52.5, 1.5), await MiddleAsync());

        async Task<(double, double)> MiddleAsync() => await fixture.FindAsync("zd1") is { } place ? (Math.Round(place.Latitude, 6), Math.Round(place.Longitude, 6)) : default;
    }

    [Fact]
    public async Task Find_ATownOrADistrictOfTheShippedTable_NeedsNoImport()
    {
        KnownTown[] towns = [new("Bishop’s Castleford", 52.5, 1.25), new("Wells-next-the-Sea", 52.9, 0.85)];

        Assert.Equal(new("Bishop’s Castleford", PlaceKind.Town, 52.5, 1.25), await fixture.FindAsync(" bishop's  castleford", towns));
        Assert.Equal("Wells-next-the-Sea", (await fixture.FindAsync("wells next the sea", towns))!.Name);
        Assert.Null(await fixture.FindAsync("Wells%", towns));
        Assert.Equal(52.6, (await fixture.FindAsync("NR1"))!.Latitude, 1);
        await fixture.ImportAsync(fixture.Write("outcodes.csv", "outcode,latitude,longitude,unit_postcodes", "ZG1,52.5,1.5,900"));
        Assert.Equal(new("ZG1 1AA", PlaceKind.NearPostcode, 52.5, 1.5), await fixture.FindAsync("ZG1 1AA"));
    }

    [Fact]
    public async Task Command_Import_TellsWhatCameAndRefusesWithOneLine()
    {
        var good = fixture.Write("units.csv", Heading, "ZE1 1AA,52.6,1.2,E07000148", "ZE2 1AA,52.7,1.2,E07000148");
        var bad = fixture.Write("bad.csv", Heading, "nonsense,52.6,1.2,E07000148");

        Assert.Equal((0, "2 postcodes and 2 districts of postcodes came from 1 file."), await RunAsync("postcodes", "import", good));
        Assert.Equal((1, "bad.csv, line 2: 'nonsense' is not a postcode. Nothing was changed."), await RunAsync("postcodes", "import", bad));
        Assert.Equal(PlaceKind.Postcode, (await fixture.FindAsync("ZE2 1AA"))!.Kind);
    }

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = HostProcess.Start(arguments, fixture.Host.Data.Environment);
        return (await process.EndedAsync(TimeSpan.FromMinutes(2)), process.Output.Trim());
    }
}
