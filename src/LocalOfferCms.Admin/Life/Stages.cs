using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Life;

/// <summary>Stages of a page's life in words.</summary>
internal static class Stages
{
    public static string Words(ContentStage stage) => stage switch
    {
        ContentStage.Draft => "Draft",
        ContentStage.InReview => "Waiting for approval",
        ContentStage.CoProduction => "With families",
        ContentStage.Approved => "Approved",
        ContentStage.Published => "On the site",
        ContentStage.Withdrawn => "Withdrawn",
        _ => "Archived",
    };

    /// <summary>The colour of the stage's tag.</summary>
    public static string Colour(ContentStage stage) => stage switch
    {
        ContentStage.Published => "green",
        ContentStage.InReview or ContentStage.CoProduction => "blue",
        ContentStage.Approved => "turquoise",
        ContentStage.Draft => "yellow",
        _ => "grey",
    };

    /// <summary>How a page uses an item, in words.</summary>
    public static string UseWords(string kind) => kind switch
    {
        "Parent" => "is listed under it",
        "Contact" => "shows it as its contact",
        "Related" => "lists it as a related page",
        "Resource" => "offers it",
        "Address" => "links to it in its text",
        "Fact" or "Citation" or "Wording" => "shows it in its text",
        "EasyReadOf" => "is its easy-read version",
        "Question" => "shows it as a question",
        _ => "refers to it",
    };
}
