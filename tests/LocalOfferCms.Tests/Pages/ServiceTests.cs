using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.ServiceDirectory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalOfferCms.Tests.Pages;

public class ServiceTests
{
    /// <summary>NOR-01: what exists now, and what is expected.</summary>
    [Theory]
    [InlineData("", "", "Available now", "green")]
    [InlineData("Available", "2027", "Available now", "green")]
    [InlineData("expected", "September 2027", "Expected: September 2027", "blue")]
    [InlineData("planned", "", "Planned", "yellow")]
    [InlineData("ended", "", "Ended", "grey")]
    [InlineData("paused", "", "paused", "grey")]
    public void Status_SaysWhetherItCanBeUsedNow(string status, string from, string words, string colour)
    {
        var read = ServiceStatus.Of(Part($$"""{ "Status": { "Text": "{{status}}" }, "ExpectedFrom": { "Text": "{{from}}" } }"""));

        Assert.Equal((words, colour), (read.Words, read.Colour));
    }

    /// <summary>NOR-06, NOR-70, NOR-71: how to get it comes first; who runs it and who pays are two facts.</summary>
    [Fact]
    public void Facts_StandInTheOrderThatFamiliesAsk()
    {
        var facts = ServiceFacts.Of(Part("""
            { "HowToAccess": { "Markdown": "Ring us." }, "IsFree": { "Value": true }, "AgeFrom": { "Value": 0 }, "AgeTo": { "Value": 25 }, "Provider": { "Text": "A charity" },
              "Funder": { "Text": "The council" }, "IsIndependent": { "Value": true }, "IsConfidential": { "Value": true }, "Referral": { "Text": "self" }, "Area": { "Text": "national" } }
            """)).Where(f => f.HasContent).ToList();

        Assert.Equal(["Status", "How to get it", "Ages", "Cost", "Who can refer", "Area", "Run by", "Paid for by", "Independent", "Confidential"], facts.Select(f => f.Label));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0.0, 25.0, "0 to 25")]
    [InlineData(16.0, null, "16 and over")]
    [InlineData(null, 5.0, "Up to 5")]
    public void Ages_AreSaidPlainly(double? from, double? to, string? words) => Assert.Equal(words, ServiceFacts.Ages(from, to));

    [Theory]
    [InlineData(true, "", "Free")]
    [InlineData(true, "Refreshments £1", "Free. Refreshments £1")]
    [InlineData(true, "Free for families", "Free for families")]
    [InlineData(false, "£3 a session", "£3 a session")]
    [InlineData(false, "", null)]
    public void Cost_SaysWhenItIsFree(bool free, string cost, string? words) => Assert.Equal(words, ServiceFacts.Cost(free, cost));

    [Theory]
    [InlineData("7", "true", 7, true)]
    [InlineData("-1", null, null, false)]
    [InlineData("999", "yes", null, false)]
    [InlineData("seven", "", null, false)]
    public void Filter_WhatMakesNoSense_NarrowsNothing(string? age, string? free, int? years, bool freeOnly) =>
        Assert.Equal(new ServiceFilter(years, freeOnly), ServiceFilter.Read(Query(("age", age), ("free", free), ("strand", "no such strand")), TestPage.Site([])));

    [Fact]
    public void Filter_AgeAndCost_KeepsServicesForBoth()
    {
        ServiceCell[] cells = [Cell("a", 0, 5, true), Cell("b", 5, 11, true), Cell("c", 5, 25, false)];

        Assert.Equal(["a", "b", "c"], cells.Where(new ServiceFilter(5, false).FitsBasics).Select(c => c.Area));
        Assert.Equal(["b"], cells.Where(new ServiceFilter(7, true).FitsBasics).Select(c => c.Area));
    }

    /// <summary>X10: what is across the border, or outside the area altogether, can be asked for.</summary>
    [Theory]
    [InlineData("regional", "regional")]
    [InlineData("outside", "outside")]
    [InlineData("the moon", "")]
    [InlineData(null, "")]
    public void Filter_Area_IsOneOfTheAreasThereAre(string? asked, string area) =>
        Assert.Equal(area, ServiceFilter.Read(Query(("area", asked)), TestPage.Site([])).Area);

    [Theory]
    [InlineData("", "", "", 9)]
    [InlineData("health", "school", "", 4)]
    [InlineData("health", "school", "outside", 4)]
    [InlineData("health", "", "local", 2)]
    [InlineData("heal", "", "", 0)]
    public void Counts_StrandTopicAndArea_CountServicesThatHaveThemAll(string strand, string topic, string area, int total) =>
        Assert.Equal(total, new ServiceCounts(Cells, new ServiceFilter(null, false, strand, topic, area)).Total);

    /// <summary>A count beside a choice is of what the reader gets on choosing it.</summary>
    [Fact]
    public void Counts_OfEachChoice_AreOfWhatItWouldShow()
    {
        var counts = new ServiceCounts(Cells, new ServiceFilter(null, false, Strand: "health"));

        Assert.Equal(6, counts.Total);
        Assert.Equal([("education", 5), ("health", 6)], counts.Strands.OrderBy(c => c.Name).Select(c => (c.Name, c.Count)));
        Assert.Equal([("school", 4), ("advice", 2)], counts.Topics.Select(c => (c.Name, c.Count)));
        Assert.Equal([("local", 2), ("outside", 4)], counts.Areas.Select(c => (c.Name, c.Count)));
    }

    [Fact]
    public void Bars_KeepTermsApart() => Assert.Equal("|a|b|", ServiceIndex.Bars(["b", "a", "b"]));

    /// <summary>X11, CAP-131, CAP-132, CAP-159: when it steps in, how it is decided, by which form, and when one hears back.</summary>
    [Fact]
    public void Facts_SayWhenItStepsInAndHowItIsDecided()
    {
        var form = new PageLink("form", "Document", "One form", "", "documents/one-form");
        var facts = ServiceFacts.Of(Part("""
            { "Threshold": { "Markdown": "After two tries." }, "HowDecided": { "Markdown": "A panel decides." }, "ResponseTime": { "Text": "Within 10 days" }, "Referral": { "Text": "school" }, "Area": { "Text": "outside" } }
            """), form).Where(f => f.HasContent).ToList();

        Assert.Equal(["Status", "When it steps in", "Who can refer", "Form to ask with", "How it is decided", "When you should hear back", "Area"], facts.Select(f => f.Label));
        Assert.Equal("[One form](/documents/one-form)", facts.Single(f => f.Label == "Form to ask with").Markdown);
        Assert.Equal("Outside this area", facts.Single(f => f.Label == "Area").Text);
    }

    private static QueryCollection Query(params (string Name, string? Value)[] parts) =>
        new(parts.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => new StringValues(p.Value)));

    private static readonly ServiceCell[] Cells =
    [
        new("local", ["education"], ["school"], 0, 25, true, 3),
        new("local", ["education", "health"], ["advice"], 0, 25, true, 2),
        new("outside", ["health"], ["school"], 0, 25, true, 4),
    ];

    private static ServiceCell Cell(string area, int from, int to, bool free) => new(area, [], [], from, to, free, 1);

    private static ContentPart Part(string json) => new(JsonText.Object(json));
}
