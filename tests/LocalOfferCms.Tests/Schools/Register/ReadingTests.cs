using LocalOfferCms.Core.Places;
using System.Globalization;
using System.Text;
using LocalOfferCms.Core;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Files of the register, whole and broken: what is read, before the database hears of it.</summary>
[RunsOnce]
[Collection(RegisterCollection.Name)]
public sealed class ReadingTests(RegisterFixture register)
{
    [SharedDataFact]
    public void NationalGrid_PlacesOfPostcodes_AreWithinFiveMetres()
    {
        var far = new List<string>();
        foreach (var file in new[] { "units-norfolk.csv", "units-sefton.csv", "units-middlesbrough.csv" })
        {
            foreach (var line in File.ReadLines(SharedData.Path("postcodes", file)).Skip(1).Where((_, i) => i % 20 == 0))
            {
                var cells = line.Split(',');
                var place = NationalGrid.ToDegrees(Number(cells[3]), Number(cells[4]));
                var (north, east) = ((place.Latitude - Number(cells[1])) * 111_000, (place.Longitude - Number(cells[2])) * 67_000);
                if (Math.Sqrt((north * north) + (east * east)) > 5)
                {
                    far.Add($"{cells[0]}: {north:F1} m, {east:F1} m");
                }
            }
        }

        Assert.Empty(far);
    }

    [SharedDataTheory]
    [InlineData("utf8-bom.csv")]
    [InlineData("lf-only.csv")]
    [InlineData("duplicate-urn.csv")]
    [InlineData("unclosed-quote.csv")]
    public async Task Import_FileThatIsNotQuiteRight_BringsInWhatIsRight(string file)
    {
        var council = await register.CouncilAsync("343");
        var plain = await register.ImportAsync(council, SharedData.Path("malformed", "gias", "lf-only.csv"), isDryRun: true);

        var plan = await register.ImportAsync(council, SharedData.Path("malformed", "gias", file), isDryRun: true);

        var refused = plan.Lines.Where(l => l.Outcome == RegisterOutcome.Refused).ToList();
        var isUnclosed = file == "unclosed-quote.csv";
        Assert.Null(plan.Refusal);
        Assert.Equal(isUnclosed || file == "duplicate-urn.csv" ? 1 : 0, refused.Count);
        Assert.All(refused, line => Assert.True(line.Line > 1));
        Assert.Equal(plain.Count(RegisterOutcome.New) - (isUnclosed ? 1 : 0), plan.Count(RegisterOutcome.New));
        Assert.True(plan.Count(RegisterOutcome.New) > 30, $"{plan.Count(RegisterOutcome.New)} schools");
    }

    [SharedDataFact]
    public async Task Import_ColumnMissing_RefusesTheFileByItsName()
    {
        var council = await register.CouncilAsync("343");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => register.ImportAsync(council, SharedData.Path("malformed", "gias", "missing-column-postcode.csv")));

        Assert.Contains("'Postcode'", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => register.ImportAsync(council, SharedData.Path("malformed", "gias", "header-only.csv")));
        await Assert.ThrowsAsync<RefusedException>(() => register.ImportAsync(council, RegisterFixture.Sides.Links!));
        await Assert.ThrowsAsync<RefusedException>(() => register.ImportAsync(council, SharedData.Path("schools", "england_census_2022-23_subset.csv")));
    }

    [SharedDataFact]
    public async Task Import_FormulaAsName_IsShownAsText()
    {
        var council = await register.CouncilAsync("343");

        await register.ImportAsync(council, SharedData.Path("malformed", "gias", "formula.csv"));

        var (version, _) = await register.SchoolAsync(council, "104845");
        Assert.StartsWith("=HYPERLINK(", version.DisplayText, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public async Task Import_RealFilesOfAllYears_ReadEveryRow()
    {
        foreach (var file in new[]
        {
            SharedData.Path("schools", "gias-verbatim-2024-camden.csv"), SharedData.Path("schools", "gias-nonascii-names-A.csv"), SharedData.Path("schools-cambridgeshire-peterborough", "gias-nonascii-names-B.csv"),
            SharedData.Path("schools-cambridgeshire-peterborough", "gias-verbatim-2018-experience.csv"), SharedData.Path("schools-cambridgeshire-peterborough", "gias-verbatim-2024-itt.csv"),
            SharedData.Path("schools-cambridgeshire-peterborough", "gias-verbatim-small.csv"),
        })
        {
            using var reader = RegisterReader.Open(file, new DateOnly(2024, 1, 1));
            while (reader.Read())
            {
                // Some rows give no council's number: such a school belongs to nobody.
                Assert.True(reader.Refusal() is null or "The LA code '' is not a number of three digits." or "The LA code '0' is not a number of three digits.",
                    $"{Path.GetFileName(file)}, line {reader.Line}: {reader.Refusal()}");
                Assert.True(reader.School().Name.Length > 0);
            }

            Assert.True(reader.Rows > 1, file);
        }

        var council = await register.CouncilAsync("*");
        var ragged = await register.ImportAsync(council, SharedData.Path("schools", "gias-verbatim-ragged-teaching-vacancies.csv"), isDryRun: true);
        Assert.Contains(ragged.Lines, line => line.Outcome == RegisterOutcome.Refused && line.Text.Contains("under 120 headings", StringComparison.Ordinal));
        Assert.All(ragged.Schools.Values.Where(s => s[Facts.Latitude] is { Length: > 0 }), s => Assert.InRange(Number(s[Facts.Latitude]!), 49.8, 55.9));
    }

    [Fact]
    public async Task Import_AccentsInEitherEncoding_ReadAlike()
    {
        var council = await register.CouncilAsync("997");
        var text = RegisterFixture.Text(new Row("210001", "École Saint-Éloi’s  \u00a0"));
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

        var names = new List<string>();
        foreach (var bytes in new byte[][] { windows, Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], RegisterFixture.Gzip(windows) })
        {
            names.Add((await register.ImportAsync(council, register.Write("edubasealldata20240617.csv", bytes), isDryRun: true)).Lines.Single().Name);
        }

        Assert.All(names, name => Assert.Equal("École Saint-Éloi’s", name));
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "zip", [0x50, 0x4B, 3, 4, 0, 0, 0, 0] },
        { "nothing", [] },
        { "two bytes", [1, 2] },
        { "pdf", "%PDF-1.7 and so on"u8.ToArray() },
        { "zeros", new byte[5_000] },
        { "one endless line", [.. Enumerable.Repeat((byte)'x', 300_000)] },
        { "half of a packed file", RegisterFixture.Gzip(Encoding.ASCII.GetBytes(RegisterFixture.Text(RegisterFixture.Rows(500))))[..900] },
        { "a web page", "<!doctype html><html><body>Sign in</body></html>\n<p>x</p>"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Import_WrongFile_RefusesItInWords(string what, byte[] bytes)
    {
        var council = await register.CouncilAsync("997");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => register.ImportAsync(council, register.Write("file.csv", bytes)));

        Assert.True(refused.Message.Length is > 15 and < 400, $"{what}: {refused.Message}");
    }

    [Fact]
    public async Task Import_BrokenRows_RefusesThemByLineAndTakesTheRest()
    {
        var council = await register.CouncilAsync("997");
        var lines = RegisterFixture.Text(RegisterFixture.Rows(6)).Split("\r\n").ToList();
        lines[2] = lines[2].Replace("\"Saltmere\"", "\"Saltmere", StringComparison.Ordinal);
        lines[4] = lines[4].Replace("School", "Sch\0ool", StringComparison.Ordinal);
        lines[6] = lines[6][..60];

        var plan = await register.ImportAsync(council, register.Write("half.csv", string.Join("\r\n", lines)));

        Assert.Equal([3, 5, 7], plan.Lines.Where(l => l.Outcome == RegisterOutcome.Refused).Select(l => l.Line).Order());
        Assert.Equal(["200001", "200003", "200005"], plan.Lines.Where(l => l.Outcome == RegisterOutcome.New).Select(l => l.Urn));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
