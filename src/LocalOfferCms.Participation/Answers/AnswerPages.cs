using LocalOfferCms.Core;

namespace LocalOfferCms.Participation.Answers;

/// <summary>What the pages and moves of answering have in common.</summary>
internal static class AnswerPages
{
    /// <summary>Throws when there is a reason why not.</summary>
    public static void ThrowIfAny(this IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }

    /// <summary>The text, cut to a length.</summary>
    public static string Cut(this string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}
