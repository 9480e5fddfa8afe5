/** An agency's own module. */
module org.example.agency {
    requires org.cxsdk.core;
}
