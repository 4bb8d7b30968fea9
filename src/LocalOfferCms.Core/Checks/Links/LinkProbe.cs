using System.Net;
using System.Net.Sockets;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>How the link check behaves towards other people's servers.</summary>
internal sealed record LinkPatience
{
    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait between two questions to the same host.</summary>
    public TimeSpan BetweenQuestions { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether other people's servers are asked at all.</summary>
    public bool FollowsLinks { get; init; } = true;

    /// <summary>How many hosts are asked at the same time.</summary>
    public int HostsAtOnce { get; init; } = 4;
}

/// <summary>What asking an address gave.</summary>
/// <param name="Status">The last answer's status; null for none.</param>
/// <param name="Problem">What is wrong, in a sentence; null when nothing is.</param>
/// <param name="MovedTo">Where it has moved to for good.</param>
internal sealed record LinkAnswer(int? Status, string? Problem, string? MovedTo = null);

/// <summary>Asks an address whether it is there: for its head first, and for the whole when a server does not do heads.</summary>
internal sealed class LinkProbe(HttpMessageHandler handler, LinkPatience patience, TimeProvider clock) : IDisposable
{
    private const int MostRedirects = 5;
    private readonly HttpMessageInvoker _http = new(handler);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    public async Task<LinkAnswer> AskAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var at) || !MayBeAsked(at))
        {
            return new(null, "The address cannot be asked for.");
        }

        using var timeout = new CancellationTokenSource(patience.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return await FollowAsync(at, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "It does not answer in time.");
        }
        catch (HttpRequestException error)
        {
            return new(null, Words(error));
        }
        catch (NotPublicException)
        {
            return new(null, NotPublic);
        }
    }

    internal const string NotPublic = "It leads into a private network, where readers cannot follow.";

    private async Task<LinkAnswer> FollowAsync(Uri address, CancellationToken ct)
    {
        var (at, isForGood, steps) = (address, true, 0);
        while (true)
        {
            var (status, next) = await OneAsync(at, ct);
            if (status is >= 300 and < 400 && next is not null)
            {
                if (++steps > MostRedirects)
                {
                    return new(status, "It sends readers from one address to the next without end.");
                }

                if (!MayBeAsked(next))
                {
                    return new(status, "It sends readers to an address that they cannot follow.");
                }

                isForGood &= status is 301 or 308;
                at = next;
                continue;
            }

            return new(status, Problem(status), steps > 0 && isForGood && Problem(status) is null && at != address ? at.AbsoluteUri : null);
        }
    }

    private async Task<(int Status, Uri? Next)> OneAsync(Uri at, CancellationToken ct)
    {
        var head = await SendAsync(HttpMethod.Head, at, ct);
        // Many servers answer a head with an error and the page itself with the page.
        return head.Status < 400 ? head : await SendAsync(HttpMethod.Get, at, ct);
    }

    private async Task<(int Status, Uri? Next)> SendAsync(HttpMethod method, Uri at, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, at);
        request.Headers.TryAddWithoutValidation("User-Agent", "LocalOfferCms link check");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.5");
        using var response = await _http.SendAsync(request, ct);
        var next = response.Headers.Location is { } location ? location.IsAbsoluteUri ? location : new Uri(at, location) : null;
        return ((int)response.StatusCode, next);
    }

    /// <summary>What a reader would meet. Somebody who asks for a sign-in, or does not talk to machines, is there.</summary>
    internal static string? Problem(int status) => status switch
    {
        < 400 or 401 or 403 or 405 or 406 or 429 or 451 or 999 => null,
        404 or 410 => "The page is not there any more.",
        >= 500 => "The site answers with an error.",
        _ => $"The site refuses to show it (status {status}).",
    };

    internal static string Words(HttpRequestException error) => error switch
    {
        { InnerException: NotPublicException } => NotPublic,
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "There is no site of that name.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "Its certificate is not valid, so browsers warn of it.",
        _ => "The site cannot be reached.",
    };

    internal static bool MayBeAsked(Uri address) =>
        address.Scheme is "http" or "https" && address.IsDefaultPort && address.UserInfo.Length == 0
        && (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) || PublicAddresses.IsPublic(ip));
}
