using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Ui.Forms;

/// <summary>What was done, said once on the next page that is shown.</summary>
public static class Confirmation
{
    private const string Key = "done";

    /// <summary>Says it on the next page: "'School transport' is on the site."</summary>
    public static void SayDone(this ITempDataDictionary data, string words) => data[Key] = words;

    /// <summary>What is to be said now.</summary>
    public static string? Done(this ITempDataDictionary data) => data[Key] as string;
}
