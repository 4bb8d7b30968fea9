namespace LocalOfferCms.Core.Text.Names;

/// <summary>First names that are often met in England: a short list of our own. It need not be long, since most names follow a word that gives them away.</summary>
internal static class FirstNames
{
    private static readonly HashSet<string> Known = new((
        "aaliyah aaron abdul abdullah abigail adam adrian ahmed aidan aisha alan alex alexander alfie ali alice alicia alisha amal amanda amara amber amelia amina amir amy ana andrea andrew angela anita anna annabel "
        + "anne anthony arjun arthur asha ava ayesha barbara beatrice becky ben benjamin beth bethany bilal billy brandon brian callum cameron carl carol caroline catherine charles charlie charlotte chidi chloe chris "
        + "christine christopher claire colin connor craig dan daniel danny darren dave david dawn debbie declan denise dennis derek dev diana dominic donna dylan edward eleanor elena eli elijah elizabeth ella ellie elliot "
        + "emily emma emmanuel erin ethan eva evan evelyn evie ewan farah fatima fiona florence francesca frank freddie freya gareth gary gavin gemma george georgia gillian grzegorz hamza hannah harley harriet harry "
        + "harvey hasan hayley heather helen henry holly hugo ian ibrahim imran isaac isabel isabella isla ivy jack jackie jacob jade jake jakub james jamie jane janet jasmine jason jayden jennifer jenny jess "
        + "jessica joanna joanne joe joel john jonathan jordan joseph josh joshua julia julie kacper kai karen kate katherine kathleen katie kayleigh keith kelly ken kevin khadija kian kieran kim kirsty krishna kyle "
        + "lara laura lauren layla leah leanne lee leo leon lewis liam libby linda lisa logan lola louise lucas lucy luka luke lydia maddie maddison madison maisie malcolm margaret maria mariam marie martin "
        + "mary maryam mason matilda matt matthew max maya megan mehmet mia michael michelle mike millie mohammad mohammed molly morgan muhammad musa nadia naomi natalie nathan neil niamh nicola nicole nigel noah nora "
        + "oliver olivia omar oscar owen paige pamela patricia patrick paul pauline peter philip phoebe piotr poppy priya rachel raj rebecca reece rhys richard rita riley robert robin rory rosie ross rowan ruby russell "
        + "ruth ryan sally sam samantha samir samuel sandra sara sarah scott sean seb sebastian shane shannon sharon shaun sheila sian simon sofia sophia sophie stacey stanley stephanie stephen steve steven stuart susan "
        + "suzanne tanya tara teddy teresa thea theo thomas tim timothy toby tom tommy tracey tracy tyler vanessa victoria wendy wojciech yasmin yusuf zac zachary zain zainab zara zoe").Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that are words too: they count as names only where a word before says so.</summary>
    private static readonly HashSet<string> AlsoWords = new("max ivy poppy ruby amber dawn heather holly jade jasmine summer rose robin frank lee ken rob mason carol eva ana eli".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a name, in small letters too.</summary>
    public static bool Contains(string word) => Known.Contains(Bare(word));

    /// <summary>Whether it is a name wherever it stands with a capital.</summary>
    public static bool IsClear(string word) => Known.Contains(word) && !AlsoWords.Contains(word);

    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
}
