using LocalOfferCms.Core.Content;
using LocalOfferCms.ServiceDirectory;

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
        Assert.Equal(new ServiceFilter(years, freeOnly), ServiceFilter.Read(age, free));

    [Fact]
    public void Filter_AgeAndCost_KeepsServicesForBoth()
    {
        ServiceIndex[] services = [Row("a", 0, 5, true), Row("b", 5, 11, true), Row("c", 5, 25, false)];

        Assert.Equal(["a", "b", "c"], new ServiceFilter(5, false).Apply(services.AsQueryable()).Select(s => s.ContentItemId));
        Assert.Equal(["b"], new ServiceFilter(7, true).Apply(services.AsQueryable()).Select(s => s.ContentItemId));
    }

    private static ServiceIndex Row(string id, int from, int to, bool free) =>
        new() { ContentItemId = id, Status = "available", AgeFrom = from, AgeTo = to, IsFree = free, Area = "local", Provider = "" };

    private static ContentPart Part(string json) => new(JsonText.Object(json));
}
