using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Guidance.Decisions;

namespace LocalOfferCms.Tests.Pages;

/// <summary>The steps of a decision guide, whatever an editor or an import makes of them, and their drawing.</summary>
public class DecisionFlowTests
{
    [Fact]
    public void Of_Steps_AreNumberedAndKnowWhatComesBeforeAndAfter()
    {
        var flow = Flow(("start", "question", "yes>do;no>end"), ("do", "action", "done>end"), ("end", "outcome", ""));

        Assert.Equal(["start", "do", "end"], flow.Steps.Select(s => s.Slug));
        Assert.Equal(["start", "do"], flow.Before(flow.Find("end")!).Select(s => s.Slug));
        Assert.Equal([2, 1, 0], flow.Steps.Select(flow.MostLeft));
        Assert.Equal(["At most 2 steps to come", "One more step to come", "The end of this guide"], flow.Steps.Select(flow.Progress));
    }

    [Theory]
    [InlineData("question", "", "Outcome")]
    [InlineData("question", "away>nowhere", "Outcome")]
    [InlineData("outcome", "on>two", "Outcome")]
    [InlineData("something else", "on>two", "Question")]
    [InlineData("action", "on>two", "Action")]
    public void Of_AStepThatLeadsNowhere_IsAnOutcome(string kind, string ways, string expected) =>
        Assert.Equal(expected, Flow(("one", kind, ways), ("two", "outcome", "")).Steps[0].Kind.ToString());

    [Fact]
    public void Of_StepsOfOneName_EachHaveTheirOwn()
    {
        var flow = Flow(("same", "question", "on>same"), ("same", "outcome", ""), ("in-words", "outcome", ""), ("a/b", "outcome", ""));

        Assert.Equal(4, flow.Steps.Select(s => s.Slug).Distinct().Count());
        Assert.Null(flow.Find(DecisionFlow.InWords));
        Assert.All(flow.Steps, step => Assert.DoesNotContain('/', step.Slug));
    }

    [Fact]
    public void MostLeft_StepsThatGoRound_StillEnd()
    {
        var flow = Flow(("one", "question", "on>two"), ("two", "question", "back>one;on>three"), ("three", "outcome", ""));

        Assert.Equal(2, flow.MostLeft(flow.Start!));
        Assert.NotEmpty(DecisionDiagram.Of(flow).Lines);
    }

    [Fact]
    public void Of_ManyStepsThatAllLeadToEachOther_IsReadAtOnce()
    {
        var names = Enumerable.Range(1, 60).Select(n => $"s{n}").ToList();

        var flow = Flow([.. names.Select(name => (name, "question", string.Join(';', names.Select(to => $"x>{to}"))))]);

        Assert.Equal(59, flow.MostLeft(flow.Start!));
        Assert.Equal(60, DecisionDiagram.Of(flow).Boxes.Count());
    }

    [Fact]
    public void Diagram_OfAnyGuide_KeepsEverythingWithinItsEdges()
    {
        var diagram = DecisionDiagram.Of(Flow(
            ("one", "question", "a very long answer that takes several lines to say in full>six;Supercalifragilisticexpialidocious-supercalifragilistic>four;on>two"),
            ("two", "action", "on>three"), ("three", "question", "yes>four;no>five"), ("four", "outcome", ""), ("five", "outcome", ""), ("six", "outcome", "")));
        var boxes = diagram.Boxes.ToList();

        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.X + box.Width < DecisionDiagram.Width && box.Y + box.Height <= diagram.Height));
        Assert.All(boxes, box => Assert.All(box.Texts, text => Assert.True(text.Y > box.Y && text.Y < box.Y + box.Height)));
        Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.First.Y + pair.First.Height < pair.Second.Y));
        Assert.All(Regex.Matches(diagram.Lines, @"H(\d+)"), match => Assert.InRange(int.Parse(match.Groups[1].Value), 0, DecisionDiagram.Width));
        Assert.Equal(3, boxes.Count(box => box.Texts.Any(text => text.Text.StartsWith("You can still ask", StringComparison.Ordinal))));
    }

    [Fact]
    public void Diagram_OfNoSteps_IsEmpty() => Assert.Empty(DecisionDiagram.Of(Flow()).Boxes);

    private static DecisionFlow Flow(params (string Slug, string Kind, string Ways)[] steps)
    {
        var items = steps.Select((step, index) => (JsonNode)new JsonObject
        {
            ["ContentItemId"] = $"id{index}",
            ["ContentType"] = "DecisionStep",
            ["DisplayText"] = $"Title of {step.Slug}",
            ["DecisionStep"] = new JsonObject { ["Slug"] = new JsonObject { ["Text"] = step.Slug }, ["Kind"] = new JsonObject { ["Text"] = step.Kind } },
            ["Branches"] = new JsonObject
            {
                ["ContentItems"] = new JsonArray([.. step.Ways.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(way => way.Split('>')).Select(way => new JsonObject
                {
                    ["ContentItemId"] = "b", ["ContentType"] = "DecisionBranch", ["DisplayText"] = way[0],
                    ["DecisionBranch"] = new JsonObject { ["To"] = new JsonObject { ["Text"] = way[1] } },
                })]),
            },
        }).ToArray();
        return DecisionFlow.Of(new ContentDocument("DecisionGuide", new JsonObject { ["Steps"] = new JsonObject { ["ContentItems"] = new JsonArray(items) } }));
    }
}
