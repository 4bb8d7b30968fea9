using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Keeps programs and other sites from posting forms, by the same means as the response box, with counts of its own.</summary>
internal sealed class RequestGuard(CommentLimits keys, TimeProvider clock)
{
    public const int MostRequests = 20;
    public const int MostVotes = 120;
    public const int MostOfCouncil = 400;

    private readonly SlidingCounts _requests = new(CommentLimits.Window);
    private readonly SlidingCounts _votes = new(CommentLimits.Window);

    /// <summary>Why a form is not taken as it is, in words beside which nothing typed is lost; null when it is.</summary>
    public string? Refuse(HttpContext http, Tenant council, string? trap) =>
        SentFrom.AnotherSite(http.Request) ? "The form came from another site. Check that these are your words, then send it again."
        // Programs fill in every field. So do some people's browsers: their words must not be lost.
        : !string.IsNullOrEmpty(trap) ? "Send the form again. Your words are still here."
        : IsTooMany(_requests, http, council, MostRequests) ? "Many forms are coming in just now. Your words are still here. Wait a few minutes, then send it again, or use the contact details on this site."
        : null;

    /// <summary>Whether an answer to "was this page useful?" counts.</summary>
    public bool TakesVote(HttpContext http, Tenant council) => !SentFrom.AnotherSite(http.Request) && !IsTooMany(_votes, http, council, MostVotes);

    private bool IsTooMany(SlidingCounts counts, HttpContext http, Tenant council, int most)
    {
        var (now, machine) = (clock.GetUtcNow(), SentFrom.Machine(http));
        // A machine that is not known is everybody: then only the council's own limit holds.
        var key = machine.Length > 0 ? keys.Key(council.Id, machine) : council.Id.ToString("N");
        if (counts.Of(key, now) >= (machine.Length > 0 ? most : MostOfCouncil))
        {
            return true;
        }

        counts.Add(key, now);
        return false;
    }
}
