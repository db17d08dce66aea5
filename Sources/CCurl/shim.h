// libcurl, and its functions with "..." once for each kind of value: Swift cannot call those.
#pragma once
#include <curl/curl.h>

static inline CURLcode ccurl_set_number(CURL *_Nonnull curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode ccurl_set_pointer(
    CURL *_Nonnull curl, CURLoption option, const void *_Nullable value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode ccurl_set_receiver(
    CURL *_Nonnull curl, CURLoption option, curl_write_callback _Nonnull receiver) {
  return curl_easy_setopt(curl, option, receiver);
}

static inline CURLcode ccurl_set_meter(
    CURL *_Nonnull curl, CURLoption option, curl_xferinfo_callback _Nonnull meter) {
  return curl_easy_setopt(curl, option, meter);
}

/// 0 where there is none.
static inline long ccurl_number(CURL *_Nonnull curl, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(curl, info, &value);
  return value;
}

/// Belongs to the handle.
static inline const char *_Nullable ccurl_text(CURL *_Nonnull curl, CURLINFO info) {
  char *value = NULL;
  curl_easy_getinfo(curl, info, &value);
  return value;
}
