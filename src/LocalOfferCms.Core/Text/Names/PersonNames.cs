using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text.Names;

/// <summary>Words in a text that may be a person's name.</summary>
/// <param name="Start">Where they begin.</param>
/// <param name="Words">The words.</param>
public sealed record FoundName(int Start, string Words);

/// <summary>Finds what may be a person's name: after a word that people are named by ("my son", "Mrs", "the teacher", "called"),
/// at the end of a letter, and names that are common enough to be known.</summary>
public static partial class PersonNames
{
    /// <summary>Finds them; some may overlap.</summary>
    public static IEnumerable<FoundName> Find(string text) =>
    [
        .. Titled().Matches(text).Where(m => !NotNames.Contains(m.Groups["name"].Value)).Select(m => Of(m, m.Groups["title"].Index)),
        .. Called().Matches(text).Where(m => IsName(m.Groups["name"].Value)).Select(m => Of(m)),
        .. Related().Matches(text).Where(m => IsName(m.Groups["name"].Value)).Select(m => Of(m)),
        .. RelatedInSmallLetters().Matches(text).Where(m => FirstNames.Contains(m.Groups["name"].Value)).Select(m => Of(m)),
        .. Signed().Matches(text).Where(m => IsName(m.Groups["name"].Value)).Select(m => Of(m)),
        .. Capitalised().Matches(text).Where(m => FirstNames.IsClear(m.Groups["first"].Value)).Select(m => Of(m)),
    ];

    private static bool IsName(string words)
    {
        var first = words.Split(' ', 2)[0];
        return !NotNames.Contains(first) && !(first.Length > 1 && first.All(char.IsUpper));
    }

    /// <summary>A name without what follows it by chance: of "Tom EHCP" the first word.</summary>
    private static FoundName Of(Match match, int? from = null)
    {
        var name = match.Groups["name"];
        var parts = name.Value.Split(' ');
        var kept = parts.TakeWhile((part, at) => at == 0 || (!NotNames.Contains(part) && !(part.Length > 1 && part.All(char.IsUpper)))).ToList();
        var length = string.Join(' ', kept).Length;
        if (length > 2 && name.Value[..length] is [.., '\'' or '’', 's'])
        {
            length -= 2;
        }

        var start = from ?? name.Index;
        return new(start, match.Value.Substring(start - match.Index, name.Index - start + length));
    }

    private const string OneName = @"\p{Lu}[\p{Ll}'’-]+(?:-?\p{Lu}[\p{Ll}'’]+)*";
    private const string Whole = $@"(?<name>{OneName}(?: {OneName}){{0,2}})";

    private const string People =
        "son|daughter|child|boy|girl|lad|baby|toddler|teenager|teen|twins?|brother|sister|sibling|stepson|stepdaughter|grandson|granddaughter|grandchild|nephew|niece|cousin|"
        + "husband|wife|partner|mum|mother|dad|father|nan|gran|grandad|auntie|uncle|foster carer|friend|neighbour|"
        + "teacher|headteacher|head teacher|head|tutor|lecturer|teaching assistant|assistant|ta|senco|sendco|inclusion lead|keyworker|key worker|social worker|support worker|"
        + "case ?worker|case officer|officer|plan coordinator|coordinator|therapist|physio|psychologist|ep|doctor|gp|nurse|paediatrician|consultant|health visitor|driver|escort|coach|manager";

    [GeneratedRegex($@"\b(?<title>Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Lady|Rev|Father)\.? {Whole}")]
    private static partial Regex Titled();

    [GeneratedRegex($@"\b(?:called|named|(?:[Nn]ame is|[Nn]ame’?'?s)|[Ii] am|[Ii]['’]m|[Tt]his is) {Whole}")]
    private static partial Regex Called();

    [GeneratedRegex($@"\b(?i:(?:{People}))(?:,| is| was| \(|:| -| –)? ?(?<=[ (]){Whole}")]
    private static partial Regex Related();

    [GeneratedRegex($@"\b(?i:(?:my|our|her|his|their|the|a) (?:[a-z]+ )?(?:{People})),? (?<name>\p{{Ll}}[\p{{Ll}}'’-]+)\b")]
    private static partial Regex RelatedInSmallLetters();

    [GeneratedRegex($@"(?i:regards|sincerely|faithfully|signed|from|thanks|thank you|wishes|cheers)[,.!]?\s*[\r\n]+\s*{Whole}\s*$")]
    private static partial Regex Signed();

    [GeneratedRegex($@"(?<![\p{{L}}'’-])(?<name>(?<first>\p{{Lu}}\p{{Ll}}+)(?:-\p{{Lu}}\p{{Ll}}+)?(?: {OneName}){{0,2}})")]
    private static partial Regex Capitalised();

    /// <summary>Words that are written with a capital and name nobody.</summary>
    private static readonly HashSet<string> NotNames = new(
    [
        "I", "I'm", "I’m", "I've", "I’ve", "We", "We're", "He", "He's", "He’s", "She", "She's", "She’s", "They", "It", "It's", "The", "This", "That", "There", "These", "My", "Our", "His", "Her", "Their", "Your",
        "You", "And", "But", "Or", "So", "If", "When", "Where", "What", "Who", "Why", "How", "No", "Not", "Yes", "Is", "Was", "Are", "Has", "Had", "Have", "Can", "Could", "Please", "Thank", "Thanks", "After",
        "Before", "Because", "Since", "Now", "Then", "Also", "As", "At", "In", "On", "For", "From", "To", "With", "Nobody", "Everyone", "Someone", "Year", "Key", "Reception", "Nursery", "Primary", "Secondary", "School",
        "College", "Academy", "Centre", "Council", "Local", "Offer", "County", "City", "Team", "Service", "Support", "Plan", "Plans", "Care", "Education", "Health", "Social", "Special", "Needs", "Annual", "Review",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Christmas", "Easter", "Summer", "Autumn", "Spring", "Winter", "Autism", "Autistic", "Down", "Down's", "Down’s", "Tourette", "Tourette's", "Asperger", "Asperger's", "Makaton", "Braille", "English", "British",
        "Polish", "Urdu", "Bengali", "Arabic", "Romanian", "Welsh", "Maths", "Science", "Facebook", "Google", "Zoom", "Teams", "Tribunal", "Ofsted", "Senco", "Portage", "Camhs", "Covid", "Norfolk", "Sefton", "Milton",
        "Cambridgeshire", "Peterborough", "Tees", "South", "North", "East", "West", "London", "England", "Page", "Form", "Short", "Breaks", "Disability", "Living", "Allowance", "Personal", "Budget", "Preparing",
        "Adulthood", "Home", "Transport", "Early", "Years", "Family", "Families", "Parent", "Parents", "Carers", "Forum", "Help", "General", "Support",
    ], StringComparer.Ordinal);
}
