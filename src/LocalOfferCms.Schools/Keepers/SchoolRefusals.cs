using LocalOfferCms.Core;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>Refusals of the feature's moves.</summary>
internal static class SchoolRefusals
{
    /// <summary>Throws when there is a reason why not.</summary>
    public static void ThrowIfAny(this IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}
