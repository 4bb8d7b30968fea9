using LocalOfferCms.Participation.Triage.Marks;

namespace LocalOfferCms.Tests.Comments.Triage;

/// <summary>Acceptance item X15: what identifies anybody is noticed. Every text is invented.</summary>
public class MarksTests
{
    /// <summary>A text, and what is marked in it: kind and words.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        // Names that a word gives away.
        { "My son Tom waited a year.", "Name Tom" },
        { "my daughter, Aisha, cannot use the form", "Name Aisha" },
        { "Our boy Jack-Lee loves it", "Name Jack-Lee" },
        { "My son tom is nine", "Name tom" },
        { "His sister Siobhán helps", "Name Siobhán" },
        { "Thanks to Mrs Okonkwo for her time", "Name Mrs Okonkwo" },
        { "Dr. Van Dyke never rang back", "Name Dr. Van Dyke" },
        { "Miss Green was rude", "Name Miss Green" },
        { "the SENCO Jane Whitcombe said no", "Name Jane Whitcombe" },
        { "our caseworker Priti has left", "Name Priti" },
        { "his teacher is Mr O'Brien", "Name Mr O'Brien" },
        { "the driver, Kev, is never late", "Name Kev" },
        { "Our social worker called Fadumo is great", "Name Fadumo" },
        { "I'm Carys and I am deaf", "Name Carys" },
        { "My name is Oluwaseun", "Name Oluwaseun" },
        { "a girl named Zofia", "Name Zofia" },
        { "Too slow.\nKind regards,\nPeter Marsh", "Name Peter Marsh" },
        { "Well done to Charlotte at the desk", "Name Charlotte" },
        { "Charlotte's help was good", "Name Charlotte" },
        { "I asked Mohammed Begum about it", "Name Mohammed Begum" },
        { "My grandson Tom EHCP is late", "Name Tom" },
        { "Tom and Ella both go", "Name Tom|Name Ella" },
        // Words with a capital that name nobody.
        { "My son I think would like it", "" },
        { "My son has an EHCP and my daughter SEND support", "" },
        { "Our child Year 4 class", "" },
        { "My daughter. She likes it.", "" },
        { "The teacher Monday was different", "" },
        { "The Local Offer page about Norfolk short breaks is good", "" },
        { "I am Deaf is not the point", "Name Deaf" },
        { "We live in Milton Keynes and use the Family Hub", "" },
        { "We hope that grace and will are enough in May or June", "" },
        { "Max three visits. Ivy on the wall. Holly bush.", "" },
        { "The SENCO Network meets on Tuesday", "Name Network" },
        // Ways to reach somebody.
        { "Write to jo.bloggs+send@example.org please", "Email jo.bloggs+send@example.org" },
        { "Ring 01632 960123", "Phone 01632 960123" },
        { "Ring (01632) 960 123 after six", "Phone 01632) 960 123" },
        { "my mobile is +44 7700 900123", "Phone +44 7700 900123" },
        { "07700900123 is best", "Phone 07700900123" },
        { "We live at 14 Acacia Avenue", "Address 14 Acacia Avenue" },
        { "27b, Old Mill Lane is ours", "Address 27b, Old Mill Lane" },
        { "We are in NR1 3JU", "Postcode NR1 3JU" },
        { "postcode mk93hq", "Postcode mk93hq" },
        { "near TS10 1AA station", "Postcode TS10 1AA" },
        // Numbers that are something else.
        { "The page 0800 1111 helped", "" },
        { "There were 1234567 visits in 2024", "" },
        { "KS1 2AB and KS2 are key stages", "" },
        { "It costs £12,345,678 a year", "" },
        { "Open 9 to 5, 10 minutes away, 25 places", "" },
        { "P1 4HE is no place", "" },
        // Numbers of a person.
        { "NHS number 943 476 5919", "NhsNumber 943 476 5919" },
        { "9434765919", "NhsNumber 9434765919" },
        { "order 943 476 5918", "" },
        { "111 111 1111", "" },
        { "NI QQ 12 34 56 C", "" },
        { "my NI number is AB 12 34 56 C", "NiNumber AB 12 34 56 C" },
        { "ab123456d", "NiNumber ab123456d" },
        { "GB123456A", "" },
        // Dates of birth, and other dates.
        { "born on 12/03/2015", "BirthDate 12/03/2015" },
        { "DOB: 4 May 2012", "BirthDate 4 May 2012" },
        { "his birthday is 3rd of June", "BirthDate 3rd of June" },
        { "date of birth 2014-02-28", "BirthDate 2014-02-28" },
        { "The meeting is on 12/03/2027", "" },
        { "A service born in the pandemic", "" },
        // School, need and age tell somebody's story only together.
        { "Autistic, in Year 4 at Oakfield Primary School", "Need Autistic|Age Year 4|School Oakfield Primary School" },
        { "She is seven, deaf, and goes to St Anne's Academy.", "Age seven|Need deaf|School St Anne's Academy" },
        { "A 9-year-old with Down's syndrome at Marsh Lane High School", "Age 9-year-old|Need Down's syndrome|School Marsh Lane High School" },
        { "Our child (9) is blind and at Oakfield Academy", "Age 9|Need blind|School Oakfield Academy" },
        { "Oakfield Primary School has no ramp", "" },
        { "Autistic children of Year 4 are not mentioned", "" },
        { "He is 9 and autistic and waits", "" },
        { "Our school has wheelchair users in Year 5", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Find_Text_MarksWhatIsExpected(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', PersonalMarks.Find(text).Select(m => $"{m.Kind} {m.Text}")));

    [Fact]
    public void Table_HasSixtyTextsAtLeast() => Assert.True(Texts.Count >= 60);

    [Theory]
    [InlineData("Tom met Tommy and tom.", "Name", "Tom", "[name] met Tommy and [name].")]
    [InlineData("at NR1 3JU, NR1 3JU", "Postcode", "NR1 3JU", "at [postcode], [postcode]")]
    [InlineData("nothing here", "Name", "Tom", "nothing here")]
    public void TakeOut_Words_ReplacesWholeWordsAlone(string text, string kind, string words, string after) =>
        Assert.Equal(after, PersonalMarks.TakeOut(text, Enum.Parse<MarkKind>(kind), words));

    [Fact]
    public void Find_LongHostileText_IsQuick()
    {
        var text = string.Concat(Enumerable.Repeat("Aa Bb 0 1 2 3 St of the ", 210))[..5_000];
        var clock = System.Diagnostics.Stopwatch.StartNew();

        PersonalMarks.Find(text);
        PersonalMarks.Find(new string('0', 5_000));
        PersonalMarks.Find(string.Concat(Enumerable.Repeat("St the ", 714)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }
}
