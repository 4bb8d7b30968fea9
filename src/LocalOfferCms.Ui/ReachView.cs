namespace LocalOfferCms.Ui;

/// <summary>Ways to reach a team or a service.</summary>
/// <param name="Telephone">Telephone number, as people read it.</param>
/// <param name="Email">Email address.</param>
/// <param name="Website">Address and name of a website.</param>
/// <param name="Address">Postal address, one line after another.</param>
/// <param name="Hours">When they answer.</param>
public sealed record ReachView(string Telephone, string Email, (string Url, string Text)? Website, string Address, string Hours)
{
    /// <summary>What <see cref="Hours"/> is called: a place opens, a person can be reached.</summary>
    public string HoursLabel { get; init; } = "Opening times";

    /// <summary>Whether there is any way at all.</summary>
    public bool IsEmpty => Telephone.Length + Email.Length + Address.Length + Hours.Length == 0 && Website is null;
}
