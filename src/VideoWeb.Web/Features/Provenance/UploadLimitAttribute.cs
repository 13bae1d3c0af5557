using Microsoft.AspNetCore.Http.Metadata;

namespace VideoWeb.Web.Features.Provenance;

/// <summary>How large the files of a page's form may be together; past it the request ends before it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    /// <summary>Bytes for the form around the file.</summary>
    private const long Around = 64 * 1024;

    public long? MaxRequestBodySize => bytes + Around;

    public long? MultipartBodyLengthLimit => bytes;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    /// <summary>Fields and files together: five pictures, and what is said of them.</summary>
    public int? ValueCountLimit => 24;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}
