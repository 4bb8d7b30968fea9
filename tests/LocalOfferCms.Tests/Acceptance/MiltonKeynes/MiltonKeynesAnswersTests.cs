using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.MiltonKeynes;

/// <summary>What the answers and pages say.</summary>
[Collection(SixCouncilsCollection.Name)]
public class MiltonKeynesAnswersTests(SixCouncils councils)
{
    [Fact]
    [Trait("Item", "MK-02")]
    [Trait("Item", "MK-03")]
    [Trait("Item", "MK-05")]
    [Trait("Item", "MK-06")]
    [Trait("Item", "MK-07")]
    public async Task MK_02_03_05_to_07_The_introduction_says_what_it_is_since_when_and_for_whom()
    {
        var page = await councils.MiltonKeynesAsync("about");

        Assert.Contains("1 September 2014", page.Text);
        Assert.Contains("a directory that helps you to find and get support", page.Text);
        Assert.Contains("Leisure and support groups too", page.TextBelow("What is in it"));
        Assert.Contains("Families, schools, the health service and the council write and check it together", page.TextBelow("How it is made"));
        Assert.Equal(["A child or young person", "A parent or carer", "Someone who works with families"], page.Rows.Select(row => row[0]));
    }

    [Fact]
    [Trait("Item", "MK-04")]
    public async Task MK_04_Feedback_helps_to_decide_what_changes()
    {
        Assert.Contains("what families say helps to decide what should change", (await councils.MiltonKeynesAsync("about")).Text);
        var comments = await councils.MiltonKeynesAsync("feedback-and-news/how-your-comments-change-services");

        Assert.Equal(["You said", "We did"], comments.Columns);
        Assert.Equal(3, comments.Rows.Count);
        Assert.Contains("invented", comments.Text);
        Assert.Contains("Each old word now leads to today's page.", (await councils.MiltonKeynesAsync("you-said-we-did")).Text);
    }

    [Fact]
    [Trait("Item", "MK-08")]
    [Trait("Item", "MK-31")]
    public async Task MK_08_and_31_A_plan_is_for_more_complex_needs_and_is_written_together()
    {
        var page = await councils.MiltonKeynesAsync("ehc-plans");

        Assert.Contains("more help than a school or college can usually give", page.Text);
        Assert.Contains("equal partners", page.Text);
        Assert.Contains("Your words go in the plan", page.Text);
    }

    [Fact]
    [Trait("Item", "MK-15")]
    [Trait("Item", "MK-16")]
    [Trait("Item", "MK-17")]
    [Trait("Item", "MK-18")]
    [Trait("Item", "MK-19")]
    public async Task MK_15_to_19_Support_in_school_goes_round_in_four_stages()
    {
        var page = await councils.MiltonKeynesAsync("questions/what-help-in-school");
        var steps = page.Main.QuerySelectorAll("ol > li").Select(ReadPage.Words).Where(s => s.Contains('.')).ToList();

        Assert.Equal(["Assess.", "Plan.", "Do.", "Review."], page.Steps);
        Assert.Contains(steps, s => s.StartsWith("Assess.") && s.Contains("They ask you and your child") && s.Contains("specialist") && s.Contains("records") && s.Contains("often"));
        Assert.Contains(steps, s => s.StartsWith("Plan.") && s.Contains("Together you agree what should get better") && s.Contains("date to look at it again"));
        Assert.Contains(steps, s => s.StartsWith("Do.") && s.Contains("class teacher is in charge") && s.Contains("SENCO and support staff help and keep track"));
        Assert.Contains(steps, s => s.StartsWith("Review.") && s.Contains("On that date you meet") && s.Contains("decide together"));
    }

    [Fact]
    [Trait("Item", "MK-21")]
    public async Task MK_21_A_plan_is_one_legal_document_with_a_time_limit()
    {
        var page = await councils.MiltonKeynesAsync("questions/how-is-a-plan-different");

        Assert.Contains("One legal document", page.Summary);
        Assert.Contains("One EHC plan from birth to 25", page.Text);
        Assert.Contains("Written with you and your child", page.Text);
        Assert.Contains("personal budget", page.Text);
        Assert.Contains("20 weeks (as at 2026", page.Text);
    }

    [Fact]
    [Trait("Item", "MK-26")]
    [Trait("Item", "MK-27")]
    [Trait("Item", "MK-33")]
    public async Task MK_26_27_and_33_Mediation_is_arranged_by_whom_it_is_about_and_the_notice_says_so()
    {
        var page = await councils.MiltonKeynesAsync("questions/what-if-i-disagree");

        Assert.Contains("If it is only about the health part of a plan, the health service sets it up.", page.TextBelow("Who sets up mediation"));
        Assert.Contains("the council does", page.TextBelow("Who sets up mediation"));
        Assert.Contains("The letter that comes with the final plan must say that mediation is possible, and who to call.", page.Text);
        Assert.Contains("Parents can appeal, and so can young people themselves.", page.Text);
        Assert.Contains("EHC plan team", ReadPage.Words(page.Main.QuerySelector(".lo-contact")!));
    }

    [Fact]
    [Trait("Item", "MK-28")]
    public async Task MK_28_At_university_the_allowance_takes_over()
    {
        var page = await councils.MiltonKeynesAsync("questions/does-support-carry-on-at-university");

        Assert.Contains("your EHC plan stops", page.Text);
        Assert.Contains("Disabled Students' Allowance", page.Headings);
    }

    [Fact]
    [Trait("Item", "MK-29")]
    public async Task MK_29_A_personal_budget_can_be_asked_for_and_held_in_three_ways()
    {
        var page = await councils.MiltonKeynesAsync("questions/what-is-a-personal-budget");

        Assert.Contains("You have a right to ask for one", page.Text);
        Assert.Equal(["The council keeps it", "Someone else keeps it", "Direct payment"], page.Rows.Select(row => row[0]));
    }

    [Fact]
    [Trait("Item", "MK-30")]
    public async Task MK_30_More_to_read_is_national_and_here()
    {
        var page = await councils.MiltonKeynesAsync("questions/where-can-i-read-more");

        Assert.Contains(page.Rows, row => row[0] == "The SEND guide for parents and carers");
        Assert.Contains(page.Links, l => l.Path == "ehc-plans/asking-for-an-assessment");
    }
}
