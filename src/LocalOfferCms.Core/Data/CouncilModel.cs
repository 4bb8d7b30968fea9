using Microsoft.EntityFrameworkCore.Metadata;

namespace LocalOfferCms.Core.Data;

/// <summary>The model of a council's database as it was compiled ahead, for the database product in use. Without one EF builds it when it is first
/// needed, which takes a quarter of a second of the first page.</summary>
/// <param name="Model">EF's model.</param>
public sealed record CouncilModel(IModel Model);
