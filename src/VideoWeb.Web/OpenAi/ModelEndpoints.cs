namespace VideoWeb.Web.OpenAi;

internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder read)
    {
        read.MapGet("/models", async (ModelCatalogue models, CancellationToken cancellationToken) =>
            TypedResults.Ok(new { @object = "list", data = (await models.NamesAsync(cancellationToken)).Select(ModelObject) }));
        read.MapGet("/models/{id}", async Task<IResult> (string id, ModelCatalogue models, CancellationToken cancellationToken) =>
            await models.FindAsync(id, cancellationToken) is null
                ? new ApiError(StatusCodes.Status404NotFound, $"The model '{id}' does not exist here.", "model", "model_not_found")
                : TypedResults.Ok(ModelObject(id)));
    }

    /// <summary>Models have no moment of their making here; the field must be a number.</summary>
    private static object ModelObject(string id) => new { id, @object = "model", created = 0, owned_by = "videoweb" };
}
