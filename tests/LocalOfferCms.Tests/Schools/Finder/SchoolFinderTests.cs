using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Places;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Schools.Finder;

public sealed class SchoolFinderTests(FinderCouncil council) : IClassFixture<FinderCouncil>
{
    private const int MostQueries = 5;

    private static readonly Dictionary<string, Func<TestSchool, string, bool>> Fits = new()
    {
        ["phase"] = (s, v) => s.Phase == v,
        ["type"] = (s, v) => s.Kind == v,
        ["area"] = (s, v) => s.Area == v,
        ["need"] = (s, v) => s.IsForAnyNeed || s.Needs.Contains(v),
        ["age"] = (s, v) => (s.Low is not { } low || low <= int.Parse(v, CultureInfo.InvariantCulture)) && (s.High is not { } high || high >= int.Parse(v, CultureInfo.InvariantCulture)),
        ["unit"] = (s, _) => s.Unit,
        ["resourced"] = (s, _) => s.Resourced,
        ["nursery"] = (s, _) => s.Nursery,
        ["sixth-form"] = (s, _) => s.Sixth,
        ["report"] = (s, _) => s.HasReport,
        ["within"] = (s, v) => s.Latitude is { } north && Miles(north, s.Longitude!.Value) <= int.Parse(v, CultureInfo.InvariantCulture),
        ["near"] = (_, _) => true,
    };

    /// <summary>CAP-50: what is for any need is never hidden. Each count is what choosing it would find.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("phase=primary")]
    [InlineData("phase=primary&phase=secondary&need=learning")]
    [InlineData("need=sensory-physical&need=emotional&age=7")]
    [InlineData("near=ZA1+1AA&within=10&type=academy&report=yes")]
    [InlineData("unit=yes&nursery=yes&area=Coast")]
    [InlineData("age=16&sixth-form=yes&resourced=yes&phase=post-16&area=North&area=South")]
    public async Task List_Filtered_CountsAreTrueUnderAllOtherFilters(string query)
    {
        var chosen = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).Select(part => (Name: part[0], Value: part[1])).ToList();
        var page = await OpenAsync($"schools?{query}");

        Assert.Equal(Found(chosen), Number(page.QuerySelector("#count")!.TextContent));
        var boxes = page.QuerySelectorAll<IHtmlInputElement>("form[role=search] input[type=checkbox]").ToList();
        Assert.True(boxes.Count > 8);
        foreach (var box in boxes)
        {
            var label = page.QuerySelector($"label[for='{box.Id}'] .lo-filter__count")!.TextContent;
            Assert.True(Found([.. chosen.Where(c => c.Name != box.Name), (box.Name!, box.Value)]) == Number(label), $"{box.Name}={box.Value} says {label}");
            Assert.Equal(chosen.Contains((box.Name!, box.Value)), box.IsChecked);
        }
    }

    [Theory]
    [InlineData("st marys", 2)]
    [InlineData("Saint Mary’s", 2)]
    [InlineData("mary upper", 1)]
    [InlineData("c.e. infant and nursery", 1)]
    [InlineData("ecole zoe", 1)]
    [InlineData("ZOË", 1)]
    [InlineData("100%", 2)]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    [InlineData("under_score", 1)]
    [InlineData("' OR 1=1 --", 0)]
    public async Task List_ByName_FindsItHoweverItIsTyped(string name, int expected)
    {
        var page = await OpenAsync($"schools?name={Uri.EscapeDataString(name)}");

        Assert.Equal(expected, Number(page.QuerySelector("#count")!.TextContent));
        Assert.Equal(name, page.QuerySelector<IHtmlInputElement>("#name")!.Value);
    }

    [Fact]
    public async Task List_NearAPostcode_PutsTheNearestFirstAndSaysHowFar()
    {
        var page = await OpenAsync("schools?near=za11aa");
        var nearest = council.Schools.Where(s => s.Latitude is not null).OrderBy(s => Miles(s.Latitude!.Value, s.Longitude!.Value)).Take(20).ToList();

        Assert.Equal(nearest.Select(s => s.Name), Names(page));
        Assert.Matches("^[0-9.]+ miles? away$", page.QuerySelector(".lo-find__miles")!.TextContent.Trim());
        var byName = await OpenAsync("schools?near=za11aa&sort=name");
        Assert.NotEqual(Names(page), Names(byName));
        // What has no place comes last, and is not left out.
        Assert.Equal(FinderCouncil.Count, Number(page.QuerySelector("#count")!.TextContent));
        Assert.Null((await OpenAsync("schools?near=za11aa&page=30")).QuerySelector("main .lo-find__miles"));
    }

    [Fact]
    public async Task List_NearATown_IsMeasuredFromTheMiddleOfItsSchools()
    {
        var page = await OpenAsync("schools?near=st+osyth%27s+green&within=5");

        Assert.Contains("from the middle of St Osyth’s Green", Text(page), StringComparison.Ordinal);
        var town = council.Schools.Where(s => s.Town == "St Osyth’s Green" && s.Latitude is not null).ToList();
        var (north, east) = (town.Average(s => s.Latitude!.Value), town.Average(s => s.Longitude!.Value));
        Assert.Equal(council.Schools.Count(s => s.Latitude is { } latitude && GreatCircle.Miles(north, east, latitude, s.Longitude!.Value) <= 5), Number(page.QuerySelector("#count")!.TextContent));
    }

    [Fact]
    public async Task List_PostcodeOutsideTheArea_NamesTheCouncilOfThisHost()
    {
        var own = await OpenAsync("schools?near=ZA1+1AA");
        Assert.Null(own.QuerySelector(".lo-find__elsewhere"));

        var neighbours = (await OpenAsync("schools?near=ZA2+2BB")).QuerySelector(".lo-find__elsewhere")!;
        var link = Assert.Single(neighbours.QuerySelectorAll("a"));
        Assert.Equal(("Ashshire County Council", "http://localhost:5080/neighbour/schools"), (link.TextContent, link.GetAttribute("href")));

        var nobodys = (await OpenAsync("schools?near=ZA3+3CC")).QuerySelector(".lo-find__elsewhere")!;
        Assert.Contains("lies outside the area of this council", nobodys.TextContent, StringComparison.Ordinal);
        Assert.Empty(nobodys.QuerySelectorAll("a"));
    }

    [Theory]
    [InlineData("near=ZZ1+1ZZ", "near", "We do not know “ZZ1 1ZZ”.")]
    [InlineData("near=%3Cscript%3E&phase=primary", "near", "We do not know “<script>”.")]
    [InlineData("age=seven&phase=primary", "age", "Enter an age in whole years, such as 7.")]
    public async Task List_WhatCannotBeUnderstood_IsSaidBesideTheFieldAndTheRestIsListed(string query, string field, string says)
    {
        var page = await OpenAsync($"schools?{query}");

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains(says, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"#{field}", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Contains($"{field}-error", page.QuerySelector($"#{field}")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(query.Contains("phase", StringComparison.Ordinal) ? council.Schools.Count(s => s.Phase == "primary") : FinderCouncil.Count, Number(page.QuerySelector("#count")!.TextContent));
    }

    [Fact]
    public async Task List_UnknownValues_ArePassedOver()
    {
        var page = await OpenAsync("schools?phase=nonsense&area=Atlantis&unit=maybe&within=7&sort=weather&page=x&need=%00");

        Assert.Equal(FinderCouncil.Count, Number(page.QuerySelector("#count")!.TextContent));
        Assert.Empty(page.QuerySelectorAll(".lo-chosen a"));
    }

    [Fact]
    public async Task List_NothingFits_SaysWhatToLeaveOut()
    {
        var page = await OpenAsync("schools?name=zoe&near=ZA1+1AA&within=1&phase=" + Phase("École Zoë"));
        var looser = page.QuerySelectorAll("main li a").Where(a => a.TextContent.StartsWith("Leave out", StringComparison.Ordinal)).ToList();

        Assert.Equal("No schools found", page.QuerySelector("#count")!.TextContent);
        var distance = Assert.Single(looser, a => a.TextContent == "Leave out the distance");
        Assert.Contains("to see 1 school", distance.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["École Zoë"], Names(await OpenAsync(distance.GetAttribute("href")!["/finder/".Length..])));
    }

    [Fact]
    public async Task List_ChosenFilters_CanBeTakenAwayOneByOne()
    {
        var page = await OpenAsync("schools?phase=primary&phase=secondary&unit=yes&age=9&near=ZA1+1AA&within=20");
        var chosen = page.QuerySelectorAll(".lo-chosen__one").ToDictionary(a => a.ChildNodes.OfType<IText>().Single().TextContent, a => a.GetAttribute("href")!);

        Assert.Equal(["Near ZA1 1AA", "Within 20 miles", "Primary", "Secondary", "Age 9", "SEN unit"], chosen.Keys);
        Assert.Equal("/finder/schools?near=ZA1%201AA&within=20&phase=secondary&age=9&unit=yes", chosen["Primary"]);
        Assert.Equal("/finder/schools?phase=primary&phase=secondary&age=9&unit=yes", chosen["Near ZA1 1AA"]);
    }

    [Fact]
    public async Task Lines_TellOfTheReport_AndOfferToCompare()
    {
        var hosted = council.Schools.First(s => s is { Report: "hosted", Number: > 100 });
        var linked = council.Schools.First(s => s is { Report: "linked", Number: > 100 });
        var none = council.Schools.First(s => s is { Report: "", Kind: "maintained", Number: > 100 });

        Assert.Equal($"/finder/schools/s-{hosted.Number:000}/sen-information-report", (await LineAsync(hosted)).QuerySelector("p a")!.GetAttribute("href"));
        var elsewhere = await LineAsync(linked);
        Assert.Equal($"https://{linked.Id}.example.org/sen", elsewhere.QuerySelector("p a")!.GetAttribute("href"));
        Assert.Contains("on the school’s own website", elsewhere.TextContent, StringComparison.Ordinal);
        Assert.Contains("No report linked here yet", (await LineAsync(none)).TextContent, StringComparison.Ordinal);
        var page = await OpenAsync("schools");
        var form = page.QuerySelector<IHtmlFormElement>("form.lo-find__compare")!;
        Assert.Equal(("/finder/schools/compare", "get"), (form.GetAttribute("action"), form.Method));
        var boxes = form.QuerySelectorAll("input[type=checkbox][name=school]").Select(box => box.GetAttribute("value")).ToList();
        Assert.Equal(20, boxes.Count);
        Assert.Equal(2, (await OpenAsync($"schools/compare?school={boxes[0]}&school={boxes[1]}")).QuerySelectorAll(".lo-beside__school").Length);
    }

    [Fact]
    public async Task File_HasTheSameSchoolsInTheSameOrder()
    {
        const string Query = "near=ZA1+1AA&phase=secondary&need=learning";
        var page = await OpenAsync($"schools?{Query}");
        var link = page.QuerySelectorAll("main a").Single(a => a.TextContent.EndsWith("(CSV)", StringComparison.Ordinal)).GetAttribute("href")!;
        using var client = council.Host.CreateClient();
        using var response = await client.GetAsync(link);
        var rows = Core.Text.Csv.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Number(page.QuerySelector("#count")!.TextContent), rows.Count - 1);
        Assert.Equal(Names(page), rows.Skip(1).Take(20).Select(row => row[0]));
        Assert.Equal("Miles", rows[0][9]);
    }

    [Theory]
    [InlineData("schools?sort=name")]
    [InlineData("schools?name=school&near=ZA1+1AA&within=20&phase=primary&need=learning&report=yes&age=8")]
    [InlineData("schools.csv?near=ZA1+1AA")]
    public async Task List_OfSixHundredSchools_TakesFewQueriesAndLittleTime(string address)
    {
        using var client = council.Host.CreateCountingClient();
        // Another spelling of the same question is not in the cache.
        await PageBudget.KeepsAsync(council.Host, client, i => $"/finder/{address}&area=South&area=North&name={new string('o', i % 2)}{(i > 1 ? "&area=Coast" : "")}&age={i % 20 + 5}", MostQueries);
    }

    [Fact]
    public async Task List_ASchoolChanges_IsMadeAnew()
    {
        Assert.DoesNotContain("Newly Named School", Text(await OpenAsync("schools?name=newly")), StringComparison.Ordinal);

        var school = council.Schools[599];
        await council.RunRecipeAsync(FinderCouncil.Item(school with { Name = "Newly Named School" }));

        Assert.Equal(["Newly Named School"], Names(await OpenAsync("schools?name=newly")));
        await council.RunRecipeAsync(FinderCouncil.Item(school));
        Assert.Empty(Names(await OpenAsync("schools?name=newly")));
    }

    private static double Miles(double latitude, double longitude) => GreatCircle.Miles(FinderCouncil.NearLatitude, FinderCouncil.NearLongitude, latitude, longitude);

    private string Phase(string name) => council.Schools.Single(s => s.Name == name).Phase;

    private int Found(IEnumerable<(string Name, string Value)> chosen) =>
        council.Schools.Count(school => chosen.GroupBy(c => c.Name).All(filter => filter.Any(c => Fits[c.Name](school, c.Value))));

    private async Task<IElement> LineAsync(TestSchool school) =>
        (await OpenAsync($"schools?name={Uri.EscapeDataString(school.Name)}")).QuerySelectorAll(".lo-index__item").Single(line => line.QuerySelector("h3")!.TextContent.Trim() == school.Name);

    private async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var client = council.Host.CreateClient();
        using var response = await client.GetAsync($"/finder/{address}");
        Assert.True(response.IsSuccessStatusCode, $"{address} answers {(int)response.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll("main .lo-index__item h3").Select(h => h.TextContent.Trim());

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static int Number(string words) => words.StartsWith("No ", StringComparison.Ordinal) ? 0 : int.Parse(string.Concat(words.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
